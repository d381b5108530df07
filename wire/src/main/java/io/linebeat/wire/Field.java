package io.linebeat.wire;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The fields that events and registrations have; others are ignored.
enum Field {
    TIMESTAMP("timestamp", Limits.MAX_STRING_CHARS),
    WORKER_ID("worker_id", Limits.MAX_ID_CHARS),
    WORKSTATION_ID("workstation_id", Limits.MAX_ID_CHARS),
    STATION_ID("station_id", Limits.MAX_ID_CHARS),
    EVENT_TYPE("event_type", Limits.MAX_STRING_CHARS),
    CONFIDENCE("confidence", Limits.MAX_STRING_CHARS),
    COUNT("count", Limits.MAX_STRING_CHARS),
    EVENT_ID("event_id", Limits.MAX_EVENT_ID_CHARS),
    CAMERA_ID("camera_id", Limits.MAX_ID_CHARS),
    MODEL_ID("model_id", Limits.MAX_ID_CHARS),
    MODEL_VERSION("model_version", Limits.MAX_ID_CHARS),
    SITE_ID("site_id", Limits.MAX_ID_CHARS),
    SHADOW("shadow", Limits.MAX_STRING_CHARS),
    NAME("name", Limits.MAX_NAME_CHARS),
    TYPE("type", Limits.MAX_NAME_CHARS);

    private static final Map<String, Field> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Field::code, Function.identity()));

    private final String code;
    private final int maxChars;

    Field(String code, int maxChars) {
        this.code = code;
        this.maxChars = maxChars;
    }

    /// Its place among the fields, from 0 on; those of an event come first.
    @SuppressWarnings("EnumOrdinal") // nothing keeps it
    int number() {
        return ordinal();
    }

    /// As JSON and the header of a CSV file spell it.
    String code() {
        return code;
    }

    /// The longest text that it may hold.
    int maxChars() {
        return maxChars;
    }

    static @Nullable Field ofCode(String code) {
        return BY_CODE.get(code);
    }
}
