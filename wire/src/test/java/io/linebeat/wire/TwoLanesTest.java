package io.linebeat.wire;

import static io.linebeat.wire.Plant.bytes;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.FactColumns;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The fast lane and the careful one together answer exactly as the careful one alone.
class TwoLanesTest {
    private static final int CASES = 12_000;

    private final EventReader reader = new EventReader();

    @Test
    void ofABodyWithOneEvent() {
        RandomFacts.forEachSeed(CASES, random -> {
            byte[] body = bytes(new RandomEvents(random).event());

            assertThat(reader.one(body, RandomEvents.DOOR))
                    .as(() -> shown(body))
                    .isEqualTo(CarefulLane.one(body, RandomEvents.DOOR));
        });
    }

    @Test
    void ofAnArray() {
        RandomFacts.forEachSeed(CASES, random -> {
            byte[] body = new RandomEvents(random).array();
            byte[] longer = Arrays.copyOf(body, body.length + random.number(20));
            Arrays.fill(longer, body.length, longer.length, (byte) random.number(128));

            BatchRead read = reader.batch(longer, body.length, RandomEvents.DOOR);
            assertThat(read).as(() -> shown(body)).isEqualTo(CarefulLane.batch(body, RandomEvents.DOOR));
            if (read instanceof Judged judged) {
                checkColumns(judged.facts());
            }
        });
    }

    @Test
    void ofLines() {
        RandomFacts.forEachSeed(CASES, random -> {
            byte[] body = new RandomEvents(random).lines();
            EventLines lines = reader.ndjson(inPieces(body, random), () -> RandomEvents.DOOR);

            assertThat(Plant.all(lines, 1 + random.number(4)))
                    .as(() -> shown(body))
                    .isEqualTo(judged(PlainRecords.lines(body), CarefulLane::judge));
            assertThat(lines.linesRead()).as(() -> shown(body)).isEqualTo(PlainRecords.count(body));
        });
    }

    @Test
    void ofRows() {
        RandomFacts.forEachSeed(CASES, random -> {
            byte[] body = new RandomEvents(random).rows();
            EventLines lines = reader.csv(inPieces(body, random), () -> RandomEvents.DOOR);

            assertThat(Plant.all(lines, 1 + random.number(4)))
                    .as(() -> shown(body))
                    .isEqualTo(rows(PlainRecords.rows(body)));
        });
    }

    /// What no fact shows: a count that is not its own, a name that stands twice.
    private static void checkColumns(FactColumns facts) {
        for (int i = 0; i < facts.size(); i++) {
            assertThat((long) facts.count(i)).isEqualTo(facts.get(i).count());
        }
        assertThat(facts.lanes()).doesNotHaveDuplicates();
        assertThat(facts.stations()).doesNotHaveDuplicates();
        assertThat(facts.origins()).doesNotHaveDuplicates();
    }

    private static String shown(byte[] body) {
        return new String(body, ISO_8859_1);
    }

    /// A stream that gives a few bytes at a time.
    private static InputStream inPieces(byte[] body, RandomFacts random) {
        return new ByteArrayInputStream(body) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 1 + random.number(100)));
            }
        };
    }

    private static Judged rows(List<PlainRecords.Plain> rows) {
        int first = 0;
        while (first < rows.size() && rows.get(first).isBlank()) {
            first++;
        }
        String header = first == rows.size() ? "" : rows.get(first).textOr("");
        int line = first == rows.size()
                ? Math.max(1, rows.isEmpty() ? 1 : rows.getLast().line())
                : rows.get(first).line();
        return switch (CsvColumns.ofHeader(header)) {
            case CsvColumns.Header.Good(CsvColumns columns) ->
                judged(rows.subList(first + 1, rows.size()), columns::judge);
            case CsvColumns.Header.Bad(Problem problem) ->
                new Judged(FactColumns.NONE, List.of(new BadItem(line, problem.refuse(header))));
        };
    }

    private static Judged judged(List<PlainRecords.Plain> records, BiFunction<String, Doorway, Verdict> judge) {
        List<Fact> facts = new ArrayList<>();
        List<BadItem> bad = new ArrayList<>();
        for (PlainRecords.Plain record : records) {
            String text = Utf8.decode(record.bytes());
            if (text == null) {
                bad.add(new BadItem(record.line(), Utf8.NOT_UTF8.refuse(Utf8.beginning(record.bytes()))));
            } else if (!text.isBlank()) {
                switch (judge.apply(text, RandomEvents.DOOR)) {
                    case Verdict.Sound(Fact fact) -> facts.add(fact);
                    case Verdict.Flawed(Problem problem) -> bad.add(new BadItem(record.line(), problem.refuse(text)));
                }
            }
        }
        return new Judged(FactColumns.of(facts), bad);
    }

    /// Were the fast lane to take nothing, all of the above would hold.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'timestamp':'2026-06-30T23:59:59.123Z','worker_id':'W1','workstation_id':'W2','event_type':'idle'}",
                "{'timestamp':'2000-01-01T00:00:00Z','worker_id':'W1','station_id':'W2','event_type':'working','confidence':0.95,'count':0}",
                "{ 'timestamp' : '2026-01-01T00:00:00+01:00', 'worker_id' : 'Wörker 🦺', 'workstation_id' : 'W1', 'event_type' : 'product_count', 'count' : 3 }",
                "{'event_id':'e 1','camera_id':'c','model_id':'m','model_version':'1','site_id':'berlin','shadow':true,'event_type':'absent','workstation_id':'W1','station_id':'W1','worker_id':'W1','timestamp':'2026-01-01T00:00:00.1234567-03:30'}",
                "{'timestamp':'2026-01-01T00:00:00','worker_id':'W1','workstation_id':'W1','event_type':'absent','confidence':null,'event_id':'','shadow':false,'site_id':'utc'}",
                "{'timestamp':'2026-01-01T00:00:00Z','worker_id':'W1','workstation_id':'W1','event_type':'absent','note':'x','n':-1.5,'flag':true,'nothing':null,'name':'y'}",
            })
    void whatMostSendersWriteIsForTheFastLane(String text) {
        byte[] body = bytes(text.replace('\'', '"'));

        FastLane lane = new FastLane();
        lane.use(new RosterIndex(RandomEvents.ROSTER, RandomEvents.RULES), Plant.NOW);
        assertThat(lane.single(body)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'note':1,'note':2,",
                "'note':1,'x':2,'no\\u0074e':3,",
                "'count':null,'count':1,",
                "'worker_id':'','worker_i\\u0064':'W2',",
                "'note':'\u007f\u0080',",
                "'a':1,'b':2,'c':3,'d':4,'e':5,'f':6,'g':7,'h':8,'i':9,'a':10,",
                "'note':{'a':1,'a':2},",
                "'event_id':'a\u007f',",
                "'camera_id':'c\u0085',",
                "'station_id':'W2',",
                "'shadow':true,'model_id':'m',",
                "'confidence':1.0000000000000000000000000001,",
            })
    void whatIsEasilyTakenForSoundIsNot(String member) {
        String event = Plant.event(member.replace('\'', '"'));
        for (byte[] body : List.of(bytes(event), bytes("[" + event + "," + Plant.event("") + "]"))) {
            assertThat(reader.one(body, Plant.DOOR)).isEqualTo(CarefulLane.one(body, Plant.DOOR));
            assertThat(reader.batch(body, Plant.DOOR)).isEqualTo(CarefulLane.batch(body, Plant.DOOR));
        }
    }

    @Test
    void aRowOfCsvIsForTheFastLane() {
        FastLane lane = new FastLane();
        lane.use(new RosterIndex(RandomEvents.ROSTER, RandomEvents.RULES), Plant.NOW);
        lane.begin(1);
        byte[] row = bytes("2026-01-01T00:00:00Z,Wörker 🦺,W1,product_count,3,0.5,true,m,1,berlin,e,c,ignored");
        int[] fields = {0, 1, 2, 4, 6, 5, 12, 9, 10, 11, 7, 8, FastCsv.IGNORED};

        assertThat(lane.row(row, 0, row.length, fields)).isTrue();
    }

    @Test
    void camerasBeyondTheirNumberAreForgottenAndStillRead() {
        StringBuilder body = new StringBuilder("[");
        for (int i = 0; i < 3 * Origins.MAX_NAMES; i++) {
            body.append(i == 0 ? "" : ",")
                    .append(Plant.event("\"camera_id\":\"c" + i % (2 * Origins.MAX_NAMES) + "\",\"model_id\":\"m\","));
        }
        byte[] bytes = bytes(body.append(']').toString());

        assertThat(reader.batch(bytes, Plant.DOOR)).isEqualTo(CarefulLane.batch(bytes, Plant.DOOR));
        assertThat(((Judged) reader.batch(bytes, Plant.DOOR)).facts().origins()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 1_000})
    void aBadItemNowAndThenAndNothingButBadOnesAreJudgedAsEver(int each) {
        StringBuilder body = new StringBuilder("[");
        for (int i = 0; i < 2_000; i++) {
            body.append(i == 0 ? "" : ",").append(Plant.event("").replace("W1", i % each == 0 ? "W" + i : "W2"));
        }
        byte[] bytes = bytes(body.append(']').toString());

        assertThat(reader.batch(bytes, Plant.DOOR)).isEqualTo(CarefulLane.batch(bytes, Plant.DOOR));
    }

    @Test
    void eachNameStandsOnceInTheColumnsWhicheverLaneItCameBy() {
        String careful = Plant.event("\"x\":[],");
        String body = "[" + Plant.event("") + "," + careful + "," + Plant.event("") + "," + careful + "]";

        Judged judged = (Judged) reader.batch(bytes(body), Plant.DOOR);

        assertThat(judged.facts()).hasSize(4);
        assertThat(judged.facts().lanes()).hasSize(1);
        assertThat(judged.facts().stations()).hasSize(1);
        assertThat(judged.facts().origins()).hasSize(1);
    }
}
