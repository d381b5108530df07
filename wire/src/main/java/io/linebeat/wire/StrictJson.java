package io.linebeat.wire;

import io.linebeat.core.fact.Refusal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// JSON as RFC 8259 has it and no wider: no comments, no NaN, no name twice, nothing after the end; and
/// within [Limits].
///
/// What is torn ends the reading. What is wrong but leaves no doubt where the next item begins (NaN, a name twice, a
/// limit passed) is a flaw of its item alone, so the parser is told to let it pass, and the walk looks at it.
final class StrictJson {
    private static final int MAX_MESSAGE_CHARS = 200;
    /// Beyond it the walk itself gives up.
    private static final int MAX_WALKED_DEPTH = 1_000;

    private static final String PASSED = "a limit of the form is passed: " + Limits.MAX_DEPTH + " levels of nesting, "
            + Limits.MAX_NUMBER_CHARS + " characters of a number, " + Limits.MAX_STRING_CHARS
            + " characters of a text or of a name";

    private static final Pattern INNER_MATTERS =
            Pattern.compile(" \\((?:start marker at|for \\w+ starting at|not recognized as) .*|: enable `.*");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_WALKED_DEPTH)
                    .maxNumberLength(Limits.MAX_BODY_BYTES)
                    .maxStringLength(Limits.MAX_BODY_BYTES)
                    .maxNameLength(Limits.MAX_BODY_BYTES)
                    .build())
            .build();

    private StrictJson() {}

    /// Reads from a parser that stands at the first token, given the text that it parses.
    interface Reading<T> {
        T from(JsonParser json, String text);
    }

    /// Reads a body of bytes; where its form is broken, `refused` says what that means.
    static <T> T read(byte[] body, Reading<T> reading, Function<Refusal, T> refused) {
        String text = Utf8.decode(body);
        return text == null
                ? refused.apply(Utf8.NOT_UTF8.refuse(Utf8.beginning(body)))
                : readText(text, reading, problem -> refused.apply(problem.refuse(text)));
    }

    static <T> T readText(String text, Reading<T> reading, Function<Problem, T> broken) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() == null) {
                return broken.apply(Problem.malformed("the input is empty"));
            }
            return reading.from(json, text);
        } catch (JacksonException malformed) {
            return broken.apply(Problem.malformed(describe(malformed)));
        }
    }

    /// The known fields of the object at whose beginning the parser stands; it is left at the object's end.
    static Sent object(JsonParser json) {
        Sent sent = new Sent();
        Set<String> names = new HashSet<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            sent.flaw(flawOfName(name, names));
            json.nextToken();
            Field field = Field.ofCode(name);
            Given given = field == null ? pass(json, sent) : value(json, sent);
            if (field != null && given != null) {
                sent.put(field, given);
            }
        }
        return sent;
    }

    /// Fails unless nothing follows the value that was read.
    static void end(JsonParser json) {
        if (json.nextToken() != null) {
            throw new StreamReadException(json, "Something follows after the end of the JSON value");
        }
    }

    /// Walks over a value, so that its form is checked too, and keeps nothing but its flaws.
    static @Nullable Given pass(JsonParser json, Sent sent) {
        Deque<Set<String>> names = new ArrayDeque<>();
        int open = 0;
        do {
            JsonToken token = check(json, sent);
            switch (token) {
                case START_OBJECT, START_ARRAY -> {
                    open++;
                    names.push(new HashSet<>());
                }
                case END_OBJECT, END_ARRAY -> {
                    open--;
                    names.pop();
                }
                case PROPERTY_NAME -> sent.flaw(flawOfName(json.currentName(), names.element()));
                default -> {}
            }
            if (open > 0) {
                json.nextToken();
            }
        } while (open > 0);
        return null;
    }

    private static @Nullable Problem flawOfName(String name, Set<String> before) {
        if (name.length() > Limits.MAX_STRING_CHARS) {
            return Problem.malformed(PASSED);
        }
        return before.add(name)
                ? null
                : Problem.malformed("not valid JSON: the name " + Shown.text(name) + " stands twice in one object");
    }

    /// What the value is called in a message.
    static String kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT -> "no value";
        };
    }

    private static @Nullable Given value(JsonParser json, Sent sent) {
        JsonToken token = check(json, sent);
        return switch (token) {
            case VALUE_STRING -> new Given.Text(json.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Given.Digits(json.getString());
            case VALUE_TRUE -> new Given.Flag(true);
            case VALUE_FALSE -> new Given.Flag(false);
            case START_OBJECT, START_ARRAY -> {
                pass(json, sent);
                yield new Given.Container(kind(token));
            }
            case VALUE_NULL, NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT -> null;
        };
    }

    private static JsonToken check(JsonParser json, Sent sent) {
        JsonToken token = json.currentToken();
        if (token == null) {
            throw new StreamReadException(json, "The end comes too early");
        }
        boolean passed = (token.isNumeric() && json.getStringLength() > Limits.MAX_NUMBER_CHARS)
                || (token == JsonToken.VALUE_STRING && json.getStringLength() > Limits.MAX_STRING_CHARS)
                || json.streamReadContext().getNestingDepth() > Limits.MAX_DEPTH;
        if (passed) {
            sent.flaw(Problem.malformed(PASSED));
        } else if (token == JsonToken.VALUE_NUMBER_FLOAT && json.isNaN()) {
            sent.flaw(Problem.malformed("not valid JSON: " + json.getString() + " is no number"));
        }
        return token;
    }

    private static String describe(JacksonException broken) {
        if (broken instanceof StreamConstraintsException) {
            return PASSED;
        }
        TokenStreamLocation at = broken.getLocation();
        String place =
                at == null || at.getLineNr() < 0 ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return "not valid JSON" + place + ": " + sentence(broken.getOriginalMessage());
    }

    /// The parser's words, without what they say of the parser itself.
    private static String sentence(String message) {
        String words = message.lines().findFirst().orElse("");
        return Shown.plain(INNER_MATTERS.matcher(words).replaceAll(""), MAX_MESSAGE_CHARS);
    }
}
