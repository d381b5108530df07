package io.linebeat.server.operations;

import io.linebeat.core.fact.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// A request that ends in a problem document.
public final class Problem extends RuntimeException {
    private final HttpStatus status;
    private final transient @Nullable Refusal refusal;
    private final boolean isKept;

    private Problem(HttpStatus status, String detail, @Nullable Refusal refusal, boolean isKept) {
        super(detail, null, false, false);
        this.status = status;
        this.refusal = refusal;
        this.isKept = isKept;
    }

    public static Problem of(Refusal refusal) {
        HttpStatus status = refusal.reason() == Refusal.Reason.TOO_LARGE
                ? HttpStatus.CONTENT_TOO_LARGE
                : refusal.reason().isMalformed() ? HttpStatus.BAD_REQUEST : HttpStatus.UNPROCESSABLE_CONTENT;
        return new Problem(status, refusal.detail(), refusal, false);
    }

    public static Problem conflict(String detail) {
        return new Problem(HttpStatus.CONFLICT, detail, null, false);
    }

    /// A body in an encoding that is not taken.
    public static Problem encoded(String encoding) {
        String detail = "Content-Encoding: " + encoding + " is not taken; send the body in gzip or zstd, or as it is";
        return new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, detail, null, false);
    }

    /// The same, after its input was put among the refusals.
    public Problem kept() {
        return new Problem(status, detail(), refusal, true);
    }

    public HttpStatus status() {
        return status;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public @Nullable Refusal refusal() {
        return refusal;
    }

    public boolean isKept() {
        return isKept;
    }
}
