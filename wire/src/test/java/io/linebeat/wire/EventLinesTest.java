package io.linebeat.wire;

import static io.linebeat.wire.Plant.accepted;
import static io.linebeat.wire.Plant.bytes;
import static io.linebeat.wire.Plant.event;
import static io.linebeat.wire.Plant.production;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Refusal;
import io.linebeat.core.fact.Refusal.Reason;
import io.linebeat.core.roster.Roster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLinesTest {
    private static final String HEADER = "timestamp,worker_id,workstation_id,event_type";
    private static final String ROW = "2026-07-01T08:00:00Z,W1,S1,working";

    /// A line: good, with the number of lines that were read up to it; or bad, with the number of the line on which
    /// it begins.
    private sealed interface Item {
        int index();

        record Good(int index, Fact fact) implements Item {}

        record Bad(int index, Refusal refusal) implements Item {}
    }

    private static List<Item> ndjson(byte[] body) {
        return all(Plant.READER.ndjson(new ByteArrayInputStream(body), () -> Plant.DOOR));
    }

    private static List<Item> ndjson(String body) {
        return ndjson(bytes(body));
    }

    private static List<Item> csv(byte[] body) {
        return all(Plant.READER.csv(new ByteArrayInputStream(body), () -> Plant.DOOR));
    }

    private static List<Item> csv(String body) {
        return csv(bytes(body));
    }

    private static List<Item> all(EventLines lines) {
        List<Item> all = new ArrayList<>();
        for (Judged piece = lines.piece(1); piece != null; piece = lines.piece(1)) {
            assertThat(piece.total()).isEqualTo(1);
            piece.bad().forEach(bad -> all.add(new Item.Bad(bad.index(), bad.refusal())));
            piece.facts().forEach(fact -> all.add(new Item.Good((int) lines.linesRead(), fact)));
        }
        return all;
    }

    private static Item.Good good(int line) {
        return new Item.Good(line, accepted(event("")));
    }

    private static Refusal bad(Item item) {
        return switch (item) {
            case Item.Bad(int _, Refusal refusal) -> refusal;
            case Item.Good good -> throw new AssertionError(good);
        };
    }

    @Test
    void eachLineIsAnEventAndBlankOnesAreSkipped() {
        String body = "\uFEFF" + event("") + "\r\n\n  \t\r\n" + production("\"count\":3,") + "\n" + event("");

        assertThat(ndjson(body))
                .containsExactly(good(1), new Item.Good(4, accepted(production("\"count\":3,"))), good(5));
    }

    @Test
    void nothingIsNoLine() {
        assertThat(ndjson("")).isEmpty();
        assertThat(ndjson("\n\n")).isEmpty();
    }

    @Test
    void aBadLineIsRefusedAndTheRestGoesOn() {
        String unknown = event("").replace("W1", "W9");
        List<Item> items =
                ndjson(event("") + "\n{oops\n" + unknown + "\n[]\n" + event("") + event("") + "\n" + event(""));

        assertThat(items).hasSize(6).startsWith(good(1)).endsWith(good(6));
        assertThat(items.subList(1, 5).stream().map(item -> bad(item).reason()))
                .containsExactly(Reason.MALFORMED, Reason.UNKNOWN_WORKER, Reason.WRONG_TYPE, Reason.MALFORMED);
        assertThat(bad(items.get(2)).raw()).isEqualTo(unknown);
        assertThat(items.stream().map(Item::index)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void aLineThatIsNotUtf8IsRefusedAndTheRestGoesOn() {
        byte[] body = bytes(event("") + "\n?\n" + event(""));
        body[event("").length() + 1] = (byte) 0xC3;
        List<Item> items = ndjson(body);

        assertThat(items).hasSize(3).startsWith(good(1)).endsWith(good(3));
        assertThat(bad(items.get(1)).detail()).contains("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void anOverlongLineIsRefusedAndSkipped(String end) {
        assertThat(Limits.MAX_LINE_BYTES).isEqualTo(64 * 1024);
        String longest = event(" ".repeat(Limits.MAX_LINE_BYTES - event("").length()));
        String tooLong = event(" ".repeat(Limits.MAX_LINE_BYTES + 1 - event("").length()));
        String farTooLong = "x".repeat(10 * Limits.MAX_LINE_BYTES);

        List<Item> items = ndjson(String.join(end, longest, tooLong, event(""), farTooLong, event(""), tooLong));

        assertThat(items).hasSize(6);
        assertThat(List.of(items.get(0), items.get(2), items.get(4))).containsExactly(good(1), good(3), good(5));
        for (int i : new int[] {1, 3, 5}) {
            assertThat(items.get(i).index()).isEqualTo(i + 1);
            assertThat(bad(items.get(i)).reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(bad(items.get(i)).detail()).isEqualTo("the line is longer than 65536 bytes");
        }
    }

    @Test
    void aReturnInTheMiddleOfAnOverlongLineIsNotItsEnd() {
        String longest = event(" ".repeat(Limits.MAX_LINE_BYTES - event("").length()));

        List<Item> items = ndjson(longest + "\rmore\n" + event(""));

        assertThat(bad(items.getFirst()).reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(items.getLast()).isEqualTo(good(2));
    }

    @Test
    void theDoorIsAskedAnewWhenMoreComesIn() {
        byte[] line = bytes(event("") + "\n");
        Roster[] registered = {Roster.EMPTY};
        InputStream in = new SequenceInputStream(new ByteArrayInputStream(line), new ByteArrayInputStream(line)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int read = super.read(into, offset, length);
                if (read > 0) {
                    reads++;
                    registered[0] = reads == 1 ? Roster.EMPTY : Plant.ROSTER;
                }
                return read;
            }

            private int reads;
        };

        Judged lines = Plant.READER
                .ndjson(in, () -> new Doorway(registered[0], Plant.RULES, Plant.NOW))
                .piece(10);

        assertThat(requireNonNull(lines).facts()).containsExactly(accepted(event("")));
        assertThat(lines.bad()).singleElement().satisfies(bad -> {
            assertThat(bad.index()).isEqualTo(1);
            assertThat(bad.refusal().reason()).isEqualTo(Reason.UNKNOWN_WORKER);
        });
    }

    @Test
    void aLineIsRefusedOnlyByWhatTheDoorKnowsNow() {
        AtomicInteger asked = new AtomicInteger();
        InputStream in = new ByteArrayInputStream(bytes(event("")));

        Judged lines = Plant.READER
                .ndjson(
                        in,
                        () -> asked.incrementAndGet() == 1
                                ? new Doorway(Roster.EMPTY, Plant.RULES, Plant.NOW)
                                : Plant.DOOR)
                .piece(10);

        assertThat(requireNonNull(lines).facts()).hasSize(1);
    }

    @Test
    void anEndlessStreamIsReadOnlyAsFarAsItsLinesAreTaken() {
        byte[] line = bytes(event("") + "\n");
        Endless endless = new Endless(line);
        EventLines lines = Plant.READER.ndjson(endless, () -> Plant.DOOR);

        for (long taken = 7; taken <= 70_000; taken += 7) {
            assertThat(requireNonNull(lines.piece(7)).facts()).hasSize(7);
            assertThat(lines.linesRead()).isEqualTo(taken);
            assertThat(endless.read - taken * line.length).isBetween(0L, 2L * Limits.MAX_LINE_BYTES);
        }
    }

    @Test
    void aPieceWaitsForNothingBehindItsLastLine() {
        InputStream in =
                new SequenceInputStream(new ByteArrayInputStream(bytes((event("") + "\n").repeat(3))), new Silent());

        assertThat(requireNonNull(Plant.READER.ndjson(in, () -> Plant.DOOR).piece(3))
                        .facts())
                .hasSize(3);
    }

    private static final class Silent extends InputStream {
        @Override
        public int read() {
            throw new AssertionError("would wait for ever");
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return read();
        }
    }

    @Test
    void refusalsThatKeepMuchEndAPieceEarly() {
        String bad = "x".repeat(Refusal.MAX_RAW_CHARS) + "\n";

        Judged piece = Plant.READER
                .ndjson(new ByteArrayInputStream(bytes(bad.repeat(2_000))), () -> Plant.DOOR)
                .piece(2_000);

        assertThat(requireNonNull(piece).total()).isBetween(100, 200);
    }

    /// The same bytes again and again.
    private static final class Endless extends InputStream {
        private final byte[] bytes;
        private long read;

        Endless(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return Byte.toUnsignedInt(bytes[(int) (read++ % bytes.length)]);
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            for (int i = 0; i < length; i++) {
                into[offset + i] = (byte) read();
            }
            return length;
        }
    }

    @Test
    void aStreamThatBreaksIsNotTheEndOfTheStream() throws IOException {
        InputStream closed = InputStream.nullInputStream();
        closed.close();

        assertThatThrownBy(() -> Plant.READER.ndjson(closed, () -> Plant.DOOR).piece(1))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void behindTheEndThereIsNothing() {
        EventLines lines = Plant.READER.ndjson(InputStream.nullInputStream(), () -> Plant.DOOR);

        assertThat(lines.piece(1)).isNull();
        assertThat(lines.piece(1)).isNull();
        assertThat(lines.linesRead()).isZero();
    }

    @Test
    void csvNamesItsFieldsInAHeader() {
        String body = "\uFEFF\r\n" + HEADER
                + ",note,count,confidence,shadow,model_id,model_version,site_id,event_id,camera_id\r\n"
                + ROW + ",hello,,,,,,,,\r\n"
                + "\r\n"
                + "2026-07-01T08:00:00Z,W1,S1,product_count,,3,0.25,true,m,2,berlin,e,c\r\n";

        assertThat(csv(body))
                .containsExactly(
                        good(3),
                        new Item.Good(
                                5,
                                accepted(
                                        production("\"count\":3,\"confidence\":0.25,\"shadow\":true,\"model_id\":\"m\","
                                                + "\"model_version\":\"2\",\"site_id\":\"berlin\",\"event_id\":\"e\","
                                                + "\"camera_id\":\"c\","))));
    }

    @Test
    void csvColumnsMayStandInAnyOrder() {
        assertThat(csv("event_type,station_id,worker_id,timestamp\nworking,S1,W1,2026-07-01T08:00:00Z"))
                .containsExactly(good(2));
    }

    @Test
    void csvMayQuoteItsFields() {
        String body = HEADER + ",event_id\n"
                + "\"2026-07-01T08:00:00Z\",\"W1\",\"\"\"a,b\"\"\",\"working\",\"e\"\n"
                + ROW + ",a\"b\n"
                + ROW + ",e\n";

        List<Item> items = csv(body);

        assertThat(items).hasSize(3);
        assertThat(fact(items.get(0)).station().value()).isEqualTo("\"a,b\"");
        assertThat(fact(items.get(1)).source().eventId()).isEqualTo("a\"b");
        assertThat(items.get(2).index()).isEqualTo(4);
    }

    private static Fact fact(Item item) {
        return switch (item) {
            case Item.Good(int _, Fact fact) -> fact;
            case Item.Bad bad -> throw new AssertionError(bad);
        };
    }

    @Test
    void aLineEndInQuotationMarksIsPartOfTheRow() {
        List<Item> items = csv(HEADER + ",note\n" + ROW + ",\"two\nlines\"\n" + ROW + ",x\n");

        assertThat(items).containsExactly(good(3), good(4));
    }

    @Test
    void aBadRowIsRefusedAndTheRestGoesOn() {
        List<Item> items = csv(HEADER + ",confidence,count,shadow\n"
                + ROW + ",,,\n"
                + ROW + "\n"
                + ROW + ",,,,\n"
                + ROW + ",high,,\n"
                + ROW + ",,,yes\n"
                + ROW + ",,many,\n"
                + ROW.replace("working", "product_count") + ",,many,\n"
                + ROW + ",\"x\"y,,\n"
                + ROW + "," + "1".repeat(65) + ",,\n"
                + ",,,,,,\n"
                + ROW.replace("W1", "W9") + ",,,\n"
                + ROW + ",,,\n");

        assertThat(items.stream().map(Item::index)).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
        assertThat(items.stream()
                        .map(item -> item instanceof Item.Bad ? bad(item).reason() : null))
                .containsExactly(
                        null,
                        Reason.MALFORMED,
                        Reason.MALFORMED,
                        Reason.WRONG_TYPE,
                        Reason.WRONG_TYPE,
                        null,
                        Reason.WRONG_TYPE,
                        Reason.MALFORMED,
                        Reason.WRONG_TYPE,
                        Reason.MISSING_FIELD,
                        Reason.UNKNOWN_WORKER,
                        null);
        assertThat(bad(items.get(1)).detail()).isEqualTo("the row has 4 fields, the header names 7");
        assertThat(bad(items.get(3)).detail()).isEqualTo("confidence: \"high\" is not a number");
        assertThat(bad(items.get(10)).raw()).isEqualTo(ROW.replace("W1", "W9") + ",,,");
    }

    @Test
    void aQuotationMarkThatIsNeverClosedCostsNotTheWholeStream() {
        String rows = (ROW + ",x\n").repeat(4_000);
        List<Item> items = csv(HEADER + ",note\n" + ROW + ",\"open\n" + rows);

        assertThat(bad(items.getFirst()).reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(items.getFirst().index()).isEqualTo(2);
        assertThat(items.subList(1, items.size()))
                .hasSizeGreaterThan(2_000)
                .allMatch(item -> item instanceof Item.Good);
        assertThat(items.getLast().index()).isEqualTo(4_002);
    }

    @Test
    void aRowOfCsvThatIsNotUtf8IsRefusedAndTheRestGoesOn() {
        byte[] body = bytes(HEADER + ",note\n" + ROW + ",?\n" + ROW + ",x\n");
        body[HEADER.length() + ",note\n".length() + ROW.length() + 1] = (byte) 0xE4;
        List<Item> items = csv(body);

        assertThat(bad(items.getFirst()).detail()).contains("UTF-8");
        assertThat(items.getLast()).isEqualTo(good(3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "timestamp;worker_id;workstation_id;event_type",
                "worker_id,workstation_id,event_type",
                "timestamp,workstation_id,event_type",
                "timestamp,worker_id,event_type",
                "timestamp,worker_id,workstation_id",
                "timestamp,worker_id,workstation_id,event_type,worker_id",
                "Timestamp,Worker_Id,Workstation_Id,Event_Type",
                "timestamp,worker_id,workstation_id,\"event_type",
            })
    void aHeaderOfNoUseIsSaidOnce(String header) {
        List<Item> items = csv(header + "\n" + ROW + "\n" + ROW + "\n");

        assertThat(items).hasSize(1);
        assertThat(bad(items.getFirst()).reason()).isEqualTo(Reason.MALFORMED);
    }
}
