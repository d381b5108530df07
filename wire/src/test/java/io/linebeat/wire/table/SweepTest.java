package io.linebeat.wire.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Production;
import io.linebeat.core.ledger.Run;
import io.linebeat.core.measure.Micros;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The sweep against a model that asks, minute by minute, which rows are open. A failure names the seed;
/// `-Dseed=N` runs that one alone.
class SweepTest {
    private static final int CASES = 400;
    private static final LocalDateTime NOON = LocalDateTime.of(2012, 3, 24, 12, 0);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final String HEADER = "from,to,who,where,units,order\n";
    private static final String NOWHERE = "unobserved";

    @TempDir
    Path folder;

    /// A row of Ann or Bob; its times are minutes after noon.
    private record Stretch(String worker, String station, int from, int to, int units) {
        String text() {
            return TIME.format(NOON.plusMinutes(from)) + "," + TIME.format(NOON.plusMinutes(to)) + "," + worker + ","
                    + station + "," + units + ",\n";
        }
    }

    static LongStream seeds() {
        String one = System.getProperty("seed", "");
        return one.isEmpty() ? LongStream.rangeClosed(1, CASES) : LongStream.of(Long.parseLong(one));
    }

    private static List<Stretch> stretches(Random random) {
        // Few places, few stations and a coarse grid: ties, touching rows, equal rows and rows of no length are common.
        int grid = random.nextBoolean() ? 10 : 1;
        int span = 20 + random.nextInt(60);
        List<Stretch> stretches = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            int from = random.nextInt(span) * grid;
            int to = from + random.nextInt(random.nextInt(10) == 0 ? span : 6) * grid;
            stretches.add(new Stretch(
                    random.nextInt(3) > 0 ? "Ann" : "Bob",
                    "ABC".substring(random.nextInt(3)).substring(0, 1),
                    from,
                    to,
                    random.nextInt(3)));
            if (random.nextInt(6) == 0) {
                stretches.add(stretches.get(random.nextInt(stretches.size())));
            }
        }
        return stretches;
    }

    private static Hold hold(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Hold.always((1 + random.nextInt(15)) * Micros.MINUTE);
            case 1 -> Hold.ONE_HOUR;
            case 2 -> Hold.always(Micros.DAY);
            default ->
                Hold.changing(new TreeMap<>(Map.of(
                        at(random.nextInt(60)), 45 * Micros.MINUTE,
                        at(60 + random.nextInt(60)), 3 * Micros.MINUTE,
                        at(120 + random.nextInt(60)), 2 * Micros.HOUR)));
        };
    }

    private static long at(int minute) {
        return Micros.of(NOON.plusMinutes(minute).toInstant(ZoneOffset.UTC));
    }

    /// The first minute at or after an instant.
    private static int minute(long at) {
        return Math.toIntExact(Math.ceilDiv(at - at(0), Micros.MINUTE));
    }

    private static String file(List<Stretch> stretches) {
        StringBuilder file = new StringBuilder(HEADER);
        stretches.forEach(stretch -> file.append(stretch.text()));
        return file.toString();
    }

    /// What is in force in each minute from noon on.
    private static List<String> model(List<Stretch> rows, String worker, Hold hold, int minutes) {
        int last = rows.stream()
                .filter(row -> row.worker.equals(worker) && row.from < row.to)
                .mapToInt(Stretch::to)
                .max()
                .orElse(-1);
        long silent = last < 0 ? 0 : hold.from(at(last)).to();
        List<String> model = new ArrayList<>();
        String station = null;
        for (int minute = 0; minute < minutes; minute++) {
            Stretch inForce = null;
            for (Stretch row : rows) {
                boolean open = row.worker.equals(worker) && row.from <= minute && minute < row.to;
                if (open && (inForce == null || row.from >= inForce.from)) {
                    inForce = row;
                }
            }
            if (inForce != null) {
                station = inForce.station;
                model.add("WORKING " + station);
            } else if (station != null && at(minute) < silent) {
                model.add("ABSENT " + station);
            } else {
                model.add(NOWHERE);
            }
        }
        return model;
    }

    private static List<String> minutes(List<Run> runs, int minutes) {
        List<String> said = new ArrayList<>(Collections.nCopies(minutes, NOWHERE));
        for (Run run : runs) {
            int to = Math.min(minutes, minute(run.span().to()));
            for (int minute = minute(run.span().from()); minute < to; minute++) {
                said.set(minute, run.state() + " " + run.station().value());
            }
        }
        return said;
    }

    @ParameterizedTest(name = "-Dseed={0}")
    @MethodSource("seeds")
    void everyMinuteIsAsTheRowsOpenInItSay(long seed) throws IOException {
        Random random = new Random(seed);
        List<Stretch> rows = stretches(random);
        Hold hold = hold(random);
        Gathered gathered = new Gathered();
        gathered.take(folder, Gathered.INTERVALS, hold, file(rows));
        int minutes = 2_400;
        for (String worker : List.of("Ann", "Bob")) {
            assertThat(minutes(gathered.runs(worker, hold), minutes))
                    .as(worker + " of " + rows + " with " + hold)
                    .isEqualTo(model(rows, worker, hold, minutes));
        }
        assertThat(gathered.inForce()).as("no fact comes twice").hasSameSizeAs(gathered.facts);
        assertThat(gathered.productions()).extracting(Production::count).hasSameSizeAs(rows);
        assertThat(gathered.facts.stream().mapToLong(Fact::count).sum())
                .isEqualTo(rows.stream().mapToLong(Stretch::units).sum());
    }

    /// A log is imported as it grows: its first rows, then all of them; the rows need not come in order.
    @ParameterizedTest(name = "-Dseed={0}")
    @MethodSource("seeds")
    void aLogThatHasGrownGivesTheSameTimesAndUnitsAsIfItHadBeenImportedOnce(long seed) throws IOException {
        Random random = new Random(seed);
        List<Stretch> rows = stretches(random);
        Hold hold = hold(random);
        Gathered grown = new Gathered();
        grown.take(folder, Gathered.INTERVALS, hold, file(rows.subList(0, random.nextInt(rows.size()) + 1)));
        grown.take(folder, Gathered.INTERVALS, hold, file(rows));
        Gathered once = new Gathered();
        once.take(folder, Gathered.INTERVALS, hold, file(rows));
        for (String worker : List.of("Ann", "Bob")) {
            assertThat(states(grown.runs(worker, hold)))
                    .as(worker + " of " + rows + " with " + hold)
                    .isEqualTo(states(once.runs(worker, hold)));
        }
        assertThat(grown.inForce().stream().mapToLong(Fact::count).sum())
                .isEqualTo(rows.stream().mapToLong(Stretch::units).sum());
    }

    /// Minute by minute, without the stations: of two that a worker was said to be working at in one instant
    /// the greater stands.
    private static List<String> states(List<Run> runs) {
        return minutes(runs, 2_400).stream()
                .map(said -> said.replaceFirst(" .*", ""))
                .toList();
    }
}
