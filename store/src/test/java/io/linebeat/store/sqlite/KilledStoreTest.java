package io.linebeat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Identity;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.store.CommitListener;
import io.linebeat.store.contract.OracleView;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that records is killed at random moments; what it said was acknowledged is there.
class KilledStoreTest {
    private static final int CYCLES = 10;
    private static final int NUMBERS_A_CYCLE = 20_000;
    private static final Duration ENOUGH = Duration.ofSeconds(20);

    @TempDir
    Path temp;

    @Test
    void everyAcknowledgedFactOutlivesTheKillOfItsProcessExactlyOnce() throws Exception {
        String given = System.getProperty("seed", "");
        long seed = given.isEmpty() ? 4 : Long.parseLong(given);
        Random random = new Random(seed);
        Path folder = temp.resolve("data");
        Set<Integer> acknowledged = new TreeSet<>();
        long start = System.nanoTime();
        int cycle = 0;
        while (cycle < CYCLES && System.nanoTime() - start < ENOUGH.toNanos()) {
            Process child = Child.record(folder, cycle * NUMBERS_A_CYCLE);
            try {
                letLive(child, cycle, random, acknowledged);
            } finally {
                child.destroyForcibly().waitFor();
            }
            assertNothingLost(folder, acknowledged, "replay with -Dseed=" + seed + ", cycle " + cycle);
            cycle++;
        }
        assertThat(cycle).as("kills").isGreaterThan(2);
        assertThat(acknowledged).as("acknowledged").hasSizeGreaterThan(100);
    }

    /// Returns when the child is to be killed: at some moment of its start, after some acknowledgements, or between
    /// two.
    private static void letLive(Process child, int cycle, Random random, Set<Integer> acknowledged) throws Exception {
        try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
            switch (cycle % 4) {
                case 1 -> child.waitFor(random.nextInt(1_000), TimeUnit.MILLISECONDS);
                case 3 -> {
                    readUntilReady(lines);
                    child.waitFor(random.nextInt(150), TimeUnit.MILLISECONDS);
                }
                default -> {
                    readUntilReady(lines);
                    for (int left = random.nextInt(100); left > 0; left--) {
                        acknowledged.addAll(Child.acknowledged(lines.readLine()));
                    }
                }
            }
            // By its handle: the process object would close the pipe that may still hold answers.
            child.toHandle().destroyForcibly();
            // What it said before it died counts too, but a line that was cut short.
            String rest = lines.readAllAsString();
            rest.substring(0, rest.lastIndexOf('\n') + 1)
                    .lines()
                    .filter(line -> !line.equals(Child.READY))
                    .forEach(line -> acknowledged.addAll(Child.acknowledged(line)));
        }
    }

    private static void readUntilReady(BufferedReader lines) throws IOException {
        assertThat(lines.readLine()).isEqualTo(Child.READY);
    }

    private static void assertNothingLost(Path folder, Set<Integer> acknowledged, String what) throws Exception {
        try (SqliteStore store = SqliteStore.open(folder, Rules.USUAL, () -> Numbered.NOW, CommitListener.DEAF)) {
            Map<Identity, Fact> found = new HashMap<>();
            store.eachFact(new Span(0, Long.MAX_VALUE), recorded -> {
                Fact twice = found.put(Identity.of(recorded.fact()), recorded.fact());
                assertThat(twice).as(what).isNull();
            });
            for (int number : acknowledged) {
                Fact told = Numbered.fact(number);
                Fact kept = found.get(Identity.of(told));
                assertThat(kept).as("%s, fact %d", what, number).isNotNull();
                assertThat(Fact.RANK.compare(told, kept)).as(what).isNotPositive();
            }
            assertThat(store.census().facts()).as(what).isEqualTo(found.size());
            assertThat(OracleView.answered(store.report(Question.EVERYTHING, Numbered.NOW)))
                    .as(what)
                    .isEqualTo(OracleView.demanded(
                            found.values(), Rules.USUAL, store.roster(), Question.EVERYTHING, Numbered.NOW));
        }
    }
}
