package io.linebeat.wire.answer;

/// How facts stand on lines.
public enum LineForm {
    CSV("csv", "text/csv"),
    NDJSON("ndjson", "application/x-ndjson");

    private final String code;
    private final String mediaType;

    LineForm(String code, String mediaType) {
        this.code = code;
        this.mediaType = mediaType;
    }

    /// As a question names it, and the ending of a file.
    public String code() {
        return code;
    }

    public String mediaType() {
        return mediaType;
    }
}
