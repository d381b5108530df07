package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be known of a field of an answer: for a description of the API.
///
/// @param mayBeNull there is always such a field, and its value may be null
/// @param mayBeMissing where there is no value, there is no such field
public record AnswerField(String name, boolean mayBeNull, boolean mayBeMissing) {

    /// The fields of an answer, in the order in which they are written.
    public static List<AnswerField> of(Class<? extends Record> answer) {
        return Arrays.stream(answer.getRecordComponents())
                .map(component -> of(answer, component))
                .toList();
    }

    /// The answer of this name, or `null`.
    public static @Nullable Class<? extends Record> answerOf(String name) {
        try {
            return Class.forName(AnswerField.class.getPackageName() + "." + name)
                    .asSubclass(Record.class);
        } catch (ClassNotFoundException _) {
            return null;
        }
    }

    private static AnswerField of(Class<? extends Record> answer, RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        boolean isNullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        boolean isLeftOut = isNullable && isLeftOut(answer, component);
        return new AnswerField(
                named == null ? component.getName() : named.value(), isNullable && !isLeftOut, isLeftOut);
    }

    private static boolean isLeftOut(Class<? extends Record> answer, RecordComponent component) {
        JsonInclude own = component.getAccessor().getAnnotation(JsonInclude.class);
        JsonInclude include = own == null ? answer.getAnnotation(JsonInclude.class) : own;
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }
}
