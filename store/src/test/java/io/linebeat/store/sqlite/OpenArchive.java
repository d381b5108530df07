package io.linebeat.store.sqlite;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.ledger.Page;
import io.linebeat.store.CannotOpen;
import io.linebeat.store.CommitListener;
import io.linebeat.store.Intake;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// An archive as the writer uses it, but by hand. To close it keeps nothing: the folder is then as after a kill.
final class OpenArchive implements AutoCloseable {
    final Archive archive;
    final Directory directory = new Directory();
    final PageCache cache = new PageCache();
    final Connection connection;
    final Statements sql;
    private final DataFolder folder;

    OpenArchive(Path path, Capacity capacity) throws Exception {
        folder = DataFolder.open(path);
        connection = folder.writerSource().getConnection();
        connection.setAutoCommit(false);
        sql = new Statements(connection);
        directory.load(sql);
        archive = new Archive(sql, directory, Rules.USUAL, capacity, cache);
        FirstSchema.takeOver(sql, archive);
        archive.load();
        commit();
    }

    /// Makes a folder in which everyone of [Numbered] is registered.
    static void prepare(Path path) throws CannotOpen {
        try (SqliteStore store = SqliteStore.open(path, Rules.USUAL, () -> Numbered.NOW, CommitListener.DEAF)) {
            Numbered.register(store);
        }
    }

    List<Receipt> record(List<Fact> facts) throws SQLException {
        List<Receipt> receipts = archive.record(List.of(new Arriving(Intake.of(facts), null)), Numbered.NOW);
        archive.settle();
        commit();
        return receipts;
    }

    void commit() throws SQLException {
        connection.commit();
        archive.publish(archive.reached());
    }

    void rollBack() throws SQLException {
        connection.rollback();
        directory.load(sql);
        archive.rolledBack();
    }

    /// Does all that is left for when nobody comes.
    void tidyUp() throws SQLException {
        while (archive.isUntidy()) {
            archive.settle();
            commit();
        }
    }

    long factsInTheLog() {
        return sql.number("SELECT coalesce(sum(facts), 0) FROM log");
    }

    List<Page> unkept() {
        return archive.published().book().pages().stream()
                .filter(page -> !page.isKept())
                .toList();
    }

    @Override
    public void close() throws SQLException {
        sql.close();
        connection.rollback();
        connection.close();
        folder.close();
    }
}
