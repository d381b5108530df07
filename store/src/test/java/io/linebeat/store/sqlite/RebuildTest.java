package io.linebeat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.store.CommitListener;
import io.linebeat.store.contract.OracleView;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildTest {
    private static final int FACTS = 2_000;

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
        spoil(
                "UPDATE worker_tally SET working = working + 7",
                "DELETE FROM station_tally WHERE cell % 2 = 0",
                "UPDATE run SET state = 1 - state WHERE state < 2");
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

    private void spoil(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("linebeat.db"));
                Statement run = connection.createStatement()) {
            for (String statement : statements) {
                run.execute(statement);
            }
        }
    }
}
