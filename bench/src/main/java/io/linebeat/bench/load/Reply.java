package io.linebeat.bench.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An answer of HTTP/1.1 whose body has a length or comes in chunks.
///
/// @param retryAfter seconds, 0 if the answer names none
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(int status, byte[] body, int size, int retryAfter, boolean closes) {
    /// Reads an answer, as soon as it is whole.
    ///
    /// @param size how many of these bytes have come
    /// @return null while there is more to come
    static @Nullable Reply parse(byte[] bytes, int size) {
        int end = endOfHead(bytes, size);
        if (end < 0) {
            return null;
        }
        String head = new String(bytes, 0, end, ISO_8859_1);
        int status = Integer.parseInt(head, 9, 12, 10);
        int retry = number(head, "retry-after:", 0);
        boolean closes = "close".equalsIgnoreCase(value(head, "connection:"));
        if ("chunked".equalsIgnoreCase(value(head, "transfer-encoding:"))) {
            byte[] body = chunks(bytes, end + 4, size);
            return body == null ? null : new Reply(status, body, size, retry, closes);
        }
        int length = number(head, "content-length:", 0);
        int whole = end + 4 + length;
        return size < whole ? null : new Reply(status, Arrays.copyOfRange(bytes, end + 4, whole), whole, retry, closes);
    }

    private static int endOfHead(byte[] bytes, int size) {
        for (int i = 3; i < size; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i - 3;
            }
        }
        return -1;
    }

    private static @Nullable String value(String head, String name) {
        for (int at = head.indexOf("\r\n"); at >= 0; at = head.indexOf("\r\n", at + 2)) {
            if (head.regionMatches(true, at + 2, name, 0, name.length())) {
                int end = head.indexOf("\r\n", at + 2);
                return head.substring(at + 2 + name.length(), end < 0 ? head.length() : end)
                        .strip();
            }
        }
        return null;
    }

    private static int number(String head, String name, int otherwise) {
        String value = value(head, name);
        return value == null || value.isEmpty() || !Character.isDigit(value.charAt(0))
                ? otherwise
                : Integer.parseInt(value);
    }

    private static byte @Nullable [] chunks(byte[] bytes, int from, int size) {
        byte[] body = new byte[size - from];
        int length = 0;
        int at = from;
        while (true) {
            int line = lineEnd(bytes, at, size);
            if (line < 0) {
                return null;
            }
            int chunk = Integer.parseInt(new String(bytes, at, line - at, ISO_8859_1).split(";", 2)[0].strip(), 16);
            if (line + 2 + chunk + 2 > size) {
                return null;
            }
            if (chunk == 0) {
                return Arrays.copyOf(body, length);
            }
            System.arraycopy(bytes, line + 2, body, length, chunk);
            length += chunk;
            at = line + 2 + chunk + 2;
        }
    }

    private static int lineEnd(byte[] bytes, int from, int size) {
        for (int i = from; i + 1 < size; i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
                return i;
            }
        }
        return -1;
    }

    String text() {
        return new String(body, UTF_8);
    }

    /// The last line that is not blank: of a streamed answer the one with the totals.
    String lastLine() {
        String text = text().stripTrailing();
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    /// A whole number of the last line, -1 if it has no such field.
    long total(String field) {
        String line = lastLine();
        String key = "\"" + field + "\":";
        int at = line.indexOf(key);
        int end = at + key.length();
        while (at >= 0 && end < line.length() && Character.isDigit(line.charAt(end))) {
            end++;
        }
        return at < 0 || end == at + key.length() ? -1 : Long.parseLong(line, at + key.length(), end, 10);
    }
}
