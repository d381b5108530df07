package io.linebeat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Identity;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.store.CannotBackUp;
import io.linebeat.store.CommitListener;
import io.linebeat.store.contract.OracleView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
    private static final int BATCH = 20;
    private static final int MANY = 1_000;

    @TempDir
    Path temp;

    private SqliteStore open(Path folder) throws Exception {
        return SqliteStore.open(folder, Rules.USUAL, () -> Numbered.NOW, CommitListener.DEAF);
    }

    private Path data() {
        return temp.resolve("data");
    }

    private Path backups() {
        return temp.resolve("backups");
    }

    private void fill(int facts) throws Exception {
        try (SqliteStore store = open(data())) {
            Numbered.register(store);
            store.record(Numbered.intake(0, facts));
        }
    }

    private Path backUp(long now) throws CannotBackUp {
        return Path.of(Backups.make(data(), backups(), MANY, now).folder());
    }

    @Test
    void backupsThatAreMadeWhileFactsComeInHoldWhatWasAcknowledgedBeforeAndOneStateOfIt() throws Exception {
        AtomicInteger acknowledged = new AtomicInteger();
        List<Integer> before = new ArrayList<>();
        List<Path> made = new ArrayList<>();
        try (SqliteStore store = open(data())) {
            Numbered.register(store);
            Thread sender = Thread.ofPlatform().start(() -> {
                for (int first = 0; first < 400 * BATCH; first += BATCH) {
                    store.record(Numbered.intake(first, BATCH));
                    acknowledged.set(first + BATCH);
                }
            });
            for (int i = 0; i < 8; i++) {
                before.add(acknowledged.get());
                made.add(backUp(Numbered.NOW + i * Micros.SECOND));
            }
            sender.join();
        }
        for (int i = 0; i < made.size(); i++) {
            Path restored = temp.resolve("restored-" + i);
            Backups.restore(made.get(i), restored);
            assertThatItHolds(restored, before.get(i));
        }
    }

    private void assertThatItHolds(Path folder, int acknowledged) throws Exception {
        try (SqliteStore store = open(folder)) {
            Map<Identity, Fact> found = new HashMap<>();
            store.eachFact(
                    new Span(0, Long.MAX_VALUE), recorded -> found.put(Identity.of(recorded.fact()), recorded.fact()));
            for (Fact told : Numbered.facts(0, acknowledged)) {
                assertThat(found).containsKey(Identity.of(told));
            }
            assertThat(OracleView.answered(store.report(Question.EVERYTHING, Numbered.NOW)))
                    .isEqualTo(OracleView.demanded(
                            found.values(), Rules.USUAL, store.roster(), Question.EVERYTHING, Numbered.NOW));
            assertThat(store.damage()).isNull();
        }
    }

    @Test
    void aDamagedBackupIsRefusedAndNothingIsWritten() throws Exception {
        fill(3_000);
        Path backup = backUp(Numbered.NOW);
        byte[] whole = Files.readAllBytes(backup.resolve("linebeat.db"));
        Random random = new Random(8);
        for (int i = 0; i < 100; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            Files.write(backup.resolve("linebeat.db"), i % 4 == 0 ? cut(whole, random) : damaged);
            Path target = temp.resolve("refused");
            assertThatThrownBy(() -> Backups.restore(backup, target))
                    .isInstanceOf(CannotBackUp.class)
                    .hasMessageContaining("damaged")
                    .hasMessageContaining("older");
            assertThat(target).doesNotExist();
        }
        Files.write(backup.resolve("linebeat.db"), whole);
        Backups.restore(backup, temp.resolve("whole"));
        assertThatItHolds(temp.resolve("whole"), 3_000);
    }

    private static byte[] cut(byte[] whole, Random random) {
        return java.util.Arrays.copyOf(whole, random.nextInt(whole.length));
    }

    @Test
    void aDamagedDatabaseMakesNoBackupAndTakesNoneAway() throws Exception {
        fill(3_000);
        Path good = backUp(Numbered.NOW);
        Path database = data().resolve("linebeat.db");
        byte[] bytes = Files.readAllBytes(database);
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE worker SET name = 'Somebody' WHERE no = 3");
        }
        assertThatThrownBy(() -> Backups.make(data(), backups(), 1, Numbered.NOW + Micros.HOUR))
                .isInstanceOf(CannotBackUp.class)
                .hasMessageContaining("row 3 of worker")
                .hasMessageContaining("verify");
        try (Stream<Path> left = Files.list(backups())) {
            assertThat(left).containsExactly(good);
        }
        Files.write(database, bytes);
    }

    @Test
    void theOldestGiveWayAndNothingElseDoes() throws Exception {
        fill(100);
        Path strange = Files.createDirectories(backups().resolve("linebeat-of-last-year"));
        List<Path> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            var backed = Backups.make(data(), backups(), 3, Numbered.NOW + i * Micros.HOUR);
            made.add(Path.of(backed.folder()));
            assertThat(backed.removed()).isEqualTo(i < 3 ? 0 : 1);
        }
        try (Stream<Path> left = Files.list(backups())) {
            assertThat(left).containsExactlyInAnyOrder(strange, made.get(2), made.get(3), made.get(4));
        }
    }

    @Test
    void settingsGoWithTheData() throws Exception {
        fill(100);
        Files.writeString(data().resolve("site.yaml"), "hold: 2m\n");
        Path backup = backUp(Numbered.NOW);
        Backups.restore(backup, temp.resolve("restored"));
        assertThat(temp.resolve("restored/site.yaml")).hasContent("hold: 2m\n");

        Files.writeString(backup.resolve("site.yaml"), "hold: 3m\n");
        assertThatThrownBy(() -> Backups.restore(backup, temp.resolve("again"))).hasMessageContaining("damaged");
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        fill(100);
        Path backup = backUp(Numbered.NOW);
        assertThatThrownBy(() -> backUp(Numbered.NOW)).hasMessageContaining("already");
        assertThatThrownBy(() -> Backups.restore(backup, data())).hasMessageContaining("move it away");
        Path left = Files.createDirectories(temp.resolve("left"));
        Files.writeString(left.resolve("linebeat.db-wal"), "of another database");
        assertThatThrownBy(() -> Backups.restore(backup, left)).hasMessageContaining("linebeat.db-wal");
    }

    @Test
    void whatIsNoBackupIsSaidToBeNone() throws Exception {
        assertThatThrownBy(() -> Backups.make(temp.resolve("nothing"), backups(), MANY, Numbered.NOW))
                .hasMessageContaining("There is no database");
        fill(10);
        assertThatThrownBy(() -> Backups.restore(data(), temp.resolve("restored")))
                .hasMessageContaining("is no backup");
    }
}
