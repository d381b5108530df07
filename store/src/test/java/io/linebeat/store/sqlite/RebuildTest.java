package io.linebeat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.store.Busy;
import io.linebeat.store.CommitListener;
import io.linebeat.store.contract.OracleView;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildTest {
    private static final int FACTS = 20_000;
    /// The number of a fact so much later than the first.
    private static final int FOUR_DAYS_LATER = 4 * 24 * 60 * 12 * 3;

    @TempDir
    Path folder;

    private SqliteStore open() throws Exception {
        return SqliteStore.open(folder, Rules.USUAL, () -> Numbered.NOW, CommitListener.DEAF);
    }

    private static Report ask(SqliteStore store) {
        return store.report(Question.EVERYTHING, Numbered.NOW);
    }

    @Test
    void spoiledFiguresAreRestoredFromTheFactsAndReadersSeeThoseOfBeforeUntilItIsDone() throws Exception {
        try (SqliteStore store = open()) {
            Numbered.register(store);
            store.record(Numbered.intake(0, FACTS));
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("linebeat.db"));
                Statements sql = new Statements(connection)) {
            Spoiled.sums(sql);
        }
        try (SqliteStore store = open()) {
            Report spoiled = ask(store);
            List<Report> meanwhile = new ArrayList<>();
            store.rebuild((_, _) -> meanwhile.add(ask(store)));

            assertThat(meanwhile).isNotEmpty().containsOnly(spoiled);
            assertThat(ask(store)).isNotEqualTo(spoiled);
            assertThat(OracleView.answered(ask(store)))
                    .isEqualTo(OracleView.demanded(
                            Numbered.facts(0, FACTS),
                            Rules.USUAL,
                            Numbered.roster(),
                            Question.EVERYTHING,
                            Numbered.NOW));
        }
    }

    @Test
    void whoClosesTheStoreDoesNotWaitForARebuildAndTheFiguresStayAsTheyWere() throws Exception {
        SqliteStore store = open();
        Numbered.register(store);
        store.record(Numbered.intake(0, 100));
        store.record(Numbered.intake(FOUR_DAYS_LATER, 100));
        Report before = ask(store);
        Thread closer = Thread.ofPlatform().unstarted(store::close);

        assertThatThrownBy(() -> store.rebuild((_, _) -> {
                    if (closer.getState() == Thread.State.NEW) {
                        closer.start();
                    }
                    Deadline.until(() -> closer.getState() == Thread.State.WAITING);
                }))
                .isInstanceOf(Busy.class)
                .hasMessageContaining("closing");
        closer.join();
        try (SqliteStore again = open()) {
            assertThat(ask(again)).isEqualTo(before);
        }
    }
}
