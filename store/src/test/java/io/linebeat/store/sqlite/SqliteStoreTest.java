package io.linebeat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.Refusal;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.measure.Span;
import io.linebeat.store.CannotOpen;
import io.linebeat.store.CommitListener;
import io.linebeat.store.Intake;
import io.linebeat.store.Store;
import io.linebeat.store.contract.StoreContract;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest implements StoreContract {
    @TempDir
    Path folder;

    @Override
    public Store open(String name, Rules rules, LongSupplier clock) throws CannotOpen {
        return SqliteStore.open(folder.resolve(name), rules, clock, CommitListener.DEAF);
    }

    @Override
    public int keptRefusals() {
        return Refusals.MAX_KEPT;
    }

    @Test
    void whateverSendersNameIsFoundAgainThoughMemoryHoldsTheLatestAlone() throws Exception {
        int cameras = Interned.MAX_REMEMBERED + 500;
        try (SqliteStore store = SqliteStore.open(folder, Rules.USUAL, () -> Numbered.NOW, CommitListener.DEAF)) {
            Numbered.register(store);
            List<Fact> facts = IntStream.range(0, cameras)
                    .mapToObj(SqliteStoreTest::seenByACameraOfItsOwn)
                    .toList();
            store.record(Intake.of(facts));
            store.record(Intake.of(facts.reversed()));
            List<Fact> found = new ArrayList<>();
            store.eachFact(new Span(0, Numbered.NOW), recorded -> found.add(recorded.fact()));

            assertThat(found).containsExactlyElementsOf(facts);
            assertThat(store.census().facts()).isEqualTo(cameras);
            assertThat(store.camerasRemembered()).isLessThanOrEqualTo(Interned.MAX_REMEMBERED);
        }
    }

    private static Fact seenByACameraOfItsOwn(int number) {
        Source source = new Source(null, new CameraId(Numbered.SITE, "frame " + number), "pose", "build " + number);
        return new Production(
                Stream.LIVE, Numbered.worker(0), Numbered.station(0), Numbered.START + number, 1, null, source);
    }

    @Test
    void damageIsFoundInAFileOfAnySize() throws Exception {
        try (SqliteStore store = SqliteStore.open(folder, Rules.USUAL, () -> Numbered.NOW, CommitListener.DEAF)) {
            Numbered.register(store);
            store.record(Numbered.intake(0, 5_000));
        }
        try (SqliteStore store = SqliteStore.open(folder, Rules.USUAL, () -> Numbered.NOW, CommitListener.DEAF)) {
            assertThat(store.damage()).isNull();
            try (RandomAccessFile file =
                    new RandomAccessFile(folder.resolve("linebeat.db").toFile(), "rw")) {
                file.seek(file.length() / 2 / 4096 * 4096);
                file.write(new byte[4 * 4096]);
            }
            assertThat(store.damage()).isNotNull();
        }
    }

    @Test
    void aResetErasesEveryTableThatIsNotMeantToStay() throws Exception {
        SqliteStore.open(folder, Rules.USUAL, () -> Numbered.NOW, CommitListener.DEAF)
                .close();
        List<String> tables = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("linebeat.db"));
                Statements sql = new Statements(connection)) {
            sql.query(
                    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                            + " AND name NOT IN ('setting', 'census', 'flyway_schema_history')",
                    row -> tables.add(row.getString(1)));
        }
        List<String> erased = new ArrayList<>(Registry.ERASED);
        erased.addAll(Archive.ERASED);
        assertThat(erased).containsExactlyInAnyOrderElementsOf(tables);
    }

    @Test
    void aRefusalWeighsWhatItsTextTakes() {
        Refusal small = new Refusal(Refusal.Reason.MALFORMED, "why", "x");
        Refusal large = new Refusal(Refusal.Reason.MALFORMED, "why", "x".repeat(Refusal.MAX_RAW_CHARS));

        assertThat(Job.recording(Intake.of(List.of(), List.of(small)), _ -> 0).weight())
                .isEqualTo(1);
        assertThat(Job.recording(Intake.of(List.of(), List.of(large)), _ -> 0).weight())
                .isEqualTo(33);
    }
}
