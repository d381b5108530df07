package io.linebeat.store.sqlite;

import io.linebeat.store.BadCursor;
import io.linebeat.store.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/// Cursors: where a page ended, as a text that may stand in a URL.
final class Cursor {
    private static final String SEPARATOR = "\u0000";

    private Cursor() {}

    static String of(Object... parts) {
        String joined = String.join(
                SEPARATOR, java.util.Arrays.stream(parts).map(String::valueOf).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    static String[] parts(String cursor, int count) {
        try {
            String joined = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String[] parts = joined.split(SEPARATOR, -1);
            if (parts.length == count) {
                return parts;
            }
        } catch (IllegalArgumentException e) {
            throw new BadCursor(cursor, e);
        }
        throw new BadCursor(cursor, null);
    }

    static long number(String cursor) {
        return number(parts(cursor, 1)[0], cursor);
    }

    static long number(String part, String cursor) {
        try {
            return Long.parseLong(part);
        } catch (NumberFormatException e) {
            throw new BadCursor(cursor, e);
        }
    }

    /// The page from one item more than it may hold.
    static <T> Page<T> page(List<T> found, int limit, Function<T, String> cursorAfter) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, cursorAfter.apply(items.getLast()));
    }
}
