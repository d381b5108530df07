package io.linebeat.wire;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Lines and rows of CSV, divided byte by byte, with all of them in memory: what [Records] is compared with.
final class PlainRecords {
    private PlainRecords() {}

    // Nobody compares two of them.
    @SuppressWarnings("ArrayRecordComponent")
    record Plain(int line, byte[] bytes) {
        boolean isBlank() {
            String text = Utf8.decode(bytes);
            return text != null && text.isBlank();
        }

        String textOr(String other) {
            String text = Utf8.decode(bytes);
            return text == null ? other : text;
        }
    }

    static List<Plain> lines(byte[] body) {
        return divided(body, false);
    }

    static List<Plain> rows(byte[] body) {
        return divided(body, true);
    }

    static long count(byte[] body) {
        int start = Utf8.startsWithMark(body) ? Utf8.MARK_BYTES : 0;
        long ends = 0;
        for (int i = start; i < body.length; i++) {
            ends += body[i] == '\n' ? 1 : 0;
        }
        return ends + (body.length > start && body[body.length - 1] != '\n' ? 1 : 0);
    }

    private static List<Plain> divided(byte[] body, boolean quotes) {
        List<Plain> records = new ArrayList<>();
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        int line = 1;
        int begins = 1;
        int start = Utf8.startsWithMark(body) ? Utf8.MARK_BYTES : 0;
        boolean quoted = false;
        boolean fieldBegins = true;
        boolean wasQuoted = false;
        for (int i = start; i < body.length; i++) {
            byte b = body[i];
            line += b == '\n' ? 1 : 0;
            if (b == '\n' && !quoted) {
                records.add(plain(begins, record.toByteArray()));
                record.reset();
                begins = line;
                fieldBegins = true;
                wasQuoted = false;
                continue;
            }
            record.write(b);
            if (quotes && quoted) {
                quoted = b != '"';
                wasQuoted = !quoted;
            } else if (quotes) {
                quoted = b == '"' && (fieldBegins || wasQuoted);
                fieldBegins = b == ',';
                wasQuoted = false;
            }
        }
        if (record.size() > 0 || (body.length > start && body[body.length - 1] != '\n')) {
            records.add(plain(begins, record.toByteArray()));
        }
        return records;
    }

    private static Plain plain(int line, byte[] bytes) {
        boolean returns = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return new Plain(line, returns ? Arrays.copyOf(bytes, bytes.length - 1) : bytes);
    }
}
