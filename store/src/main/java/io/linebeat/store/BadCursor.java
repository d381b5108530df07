package io.linebeat.store;

import org.jspecify.annotations.Nullable;

/// A cursor that no page of this store ended with.
public final class BadCursor extends RuntimeException {
    public BadCursor(String cursor, @Nullable Throwable cause) {
        super("cursor: '" + cursor + "' is none that an answer gave", cause);
    }
}
