package io.linebeat.wire.answer;

import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.measure.Micros;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes facts as lines that `/api/events/stream` takes in again and makes the same facts of; `received_at` and `seq`
/// stand behind what a sender says, and are passed over there.
///
/// In CSV (RFC 4180, but for the line feed that ends a line) a missing value is an empty one; in NDJSON it is left
/// out. Many millions of facts go through here, so bytes are made by hand. Not for use by two threads.
public final class FactLines {
    private static final List<String> NAMES = List.of(
            "timestamp",
            "worker_id",
            "workstation_id",
            "event_type",
            "count",
            "confidence",
            "event_id",
            "camera_id",
            "model_id",
            "model_version",
            "site_id",
            "shadow",
            "received_at",
            "seq");
    private static final int ROOM = 1 << 16;
    private static final int CONTROLS = 0x20;
    private static final int MICRO_DIGITS = 6;
    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");

    private final OutputStream out;
    private final boolean csv;
    /// What stands before the value of each column.
    private final List<byte[]> leads;
    private final byte[] buffer = new byte[ROOM];
    private int size;
    private int column;
    private long day = Long.MIN_VALUE;
    private byte[] date = {};

    /// Begins with the header, where the form has one.
    public FactLines(OutputStream out, LineForm form) throws IOException {
        this.out = out;
        this.csv = form == LineForm.CSV;
        this.leads = NAMES.stream().map(name -> ascii(lead(name))).toList();
        if (csv) {
            put(ascii(String.join(",", NAMES) + "\n"));
        }
    }

    private String lead(String name) {
        boolean isFirst = name.equals(NAMES.getFirst());
        if (csv) {
            return isFirst ? "" : ",";
        }
        return (isFirst ? "{\"" : ",\"") + name + "\":";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Writes one fact.
    ///
    /// @param receivedAt in microseconds since the epoch
    /// @param seq its place in the order of arrival
    public void write(Fact fact, long receivedAt, long seq) throws IOException {
        column = 0;
        time(fact.at());
        text(fact.worker().value());
        text(fact.station().value());
        text(Kinds.code(fact));
        number(fact.count());
        confidence(fact.confidence());
        source(fact.source());
        text(fact.worker().site().value());
        flag(!fact.stream().equals(Stream.LIVE));
        time(receivedAt);
        number(seq);
        if (!csv) {
            put('}');
        }
        put('\n');
    }

    private void source(Source source) throws IOException {
        CameraId camera = source.camera();
        text(source.eventId());
        text(camera == null ? null : camera.value());
        text(source.modelId());
        text(source.modelVersion());
    }

    /// Hands on what is written so far.
    public void flush() throws IOException {
        handOn();
        out.flush();
    }

    private void handOn() throws IOException {
        out.write(buffer, 0, size);
        size = 0;
    }

    private void begin() throws IOException {
        put(leads.get(column++));
    }

    private void missing() throws IOException {
        if (csv) {
            begin();
        } else {
            column++;
        }
    }

    private void text(@Nullable String text) throws IOException {
        if (text == null) {
            missing();
            return;
        }
        begin();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (csv) {
            csvText(bytes);
        } else {
            jsonText(bytes);
        }
    }

    private void csvText(byte[] bytes) throws IOException {
        if (isPlain(bytes)) {
            put(bytes);
            return;
        }
        put('"');
        for (byte each : bytes) {
            if (each == '"') {
                put('"');
            }
            put(each);
        }
        put('"');
    }

    private static boolean isPlain(byte[] bytes) {
        for (byte each : bytes) {
            if (each == ',' || each == '"' || each == '\n' || each == '\r') {
                return false;
            }
        }
        return true;
    }

    private void jsonText(byte[] bytes) throws IOException {
        put('"');
        for (byte each : bytes) {
            if (each >= 0 && each < CONTROLS) {
                put(ascii("\\u00"));
                put(HEX[each >> 4]);
                put(HEX[each & 0xF]);
            } else {
                if (each == '"' || each == '\\') {
                    put('\\');
                }
                put(each);
            }
        }
        put('"');
    }

    private void number(long number) throws IOException {
        begin();
        put(ascii(Long.toString(number)));
    }

    private void flag(boolean flag) throws IOException {
        begin();
        put(flag ? TRUE : FALSE);
    }

    /// Between 0 and 1, without zeros at the end.
    private void confidence(@Nullable Confidence confidence) throws IOException {
        if (confidence == null) {
            missing();
            return;
        }
        begin();
        int millionths = confidence.millionths();
        put('0' + millionths / (int) Micros.SECOND);
        int rest = millionths % (int) Micros.SECOND;
        if (rest > 0) {
            put('.');
            int digits = MICRO_DIGITS;
            for (; rest % 10 == 0; rest /= 10) {
                digits--;
            }
            digits(rest, digits);
        }
    }

    /// Such as `2026-03-29T01:00:00.000000Z`, always with all digits.
    private void time(long at) throws IOException {
        begin();
        quoteInJson();
        long itsDay = Math.floorDiv(at, Micros.DAY);
        if (itsDay != day) {
            day = itsDay;
            date = ascii(LocalDate.ofEpochDay(itsDay).toString());
        }
        put(date);
        long ofDay = at - itsDay * Micros.DAY;
        clock('T', ofDay / Micros.HOUR);
        clock(':', ofDay / Micros.MINUTE % 60);
        clock(':', ofDay / Micros.SECOND % 60);
        put('.');
        digits((int) (ofDay % Micros.SECOND), MICRO_DIGITS);
        put('Z');
        quoteInJson();
    }

    private void clock(char before, long part) throws IOException {
        put(before);
        digits((int) part, 2);
    }

    private void quoteInJson() throws IOException {
        if (!csv) {
            put('"');
        }
    }

    private void digits(int number, int count) throws IOException {
        makeRoom(count);
        int rest = number;
        for (int i = size + count - 1; i >= size; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += count;
    }

    private void put(byte[] bytes) throws IOException {
        if (bytes.length > ROOM) {
            handOn();
            out.write(bytes);
            return;
        }
        makeRoom(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    private void put(int letter) throws IOException {
        makeRoom(1);
        buffer[size++] = (byte) letter;
    }

    private void makeRoom(int bytes) throws IOException {
        if (size + bytes > ROOM) {
            handOn();
        }
    }
}
