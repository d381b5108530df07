package io.linebeat.core.fact;

/// Input that was not accepted: why, in words that name the field, the value and the rule; and what was sent.
public record Refusal(Reason reason, String detail, String raw) {
    /// Longer raw text is kept up to here.
    public static final int MAX_RAW_CHARS = 8_192;

    public Refusal {
        if (raw.length() > MAX_RAW_CHARS) {
            // Not through the middle of a character beyond U+FFFF.
            int end = Character.isHighSurrogate(raw.charAt(MAX_RAW_CHARS - 1)) ? MAX_RAW_CHARS - 1 : MAX_RAW_CHARS;
            raw = raw.substring(0, end);
        }
    }

    /// Why input is refused. `malformed` reasons are about the form (HTTP 400), the others about the values (422).
    public enum Reason {
        MALFORMED(true),
        MISSING_FIELD(true),
        WRONG_TYPE(true),
        TOO_LARGE(true),
        BAD_TEXT(false),
        UNKNOWN_WORKER(false),
        UNKNOWN_STATION(false),
        BAD_EVENT_TYPE(false),
        BAD_TIMESTAMP(false),
        TOO_OLD(false),
        TOO_FAR_AHEAD(false),
        BAD_CONFIDENCE(false),
        BAD_COUNT(false),
        SHADOW_WITHOUT_MODEL(false),
        /// `workstation_id` and `station_id` name different stations.
        TWO_STATIONS(false);

        private final boolean malformed;

        Reason(boolean malformed) {
            this.malformed = malformed;
        }

        public boolean isMalformed() {
            return malformed;
        }

        /// The reason as answers and lists spell it, such as `unknown_worker`.
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
