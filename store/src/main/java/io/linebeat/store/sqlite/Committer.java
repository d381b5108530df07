package io.linebeat.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Commits on a thread of its own: while the disk is busy with one group of facts, the ledger works the next one into
/// the book. Only then is the database touched again, by whoever has waited for the commit.
final class Committer implements AutoCloseable {
    private final Connection connection;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("store-commit").factory());
    private @Nullable Future<?> underWay;

    Committer(Connection connection) {
        this.connection = connection;
    }

    /// A commit that came to nothing, as the next who waits for it learns.
    static final class CommitFailed extends RuntimeException {
        private final SQLException sql;

        CommitFailed(SQLException sql) {
            super(sql.getMessage(), sql);
            this.sql = sql;
        }

        SQLException sql() {
            return sql;
        }
    }

    /// Begins to commit what was written.
    ///
    /// @param done runs after it, on the thread that commits
    /// @param failed runs there if it failed; what is to be done about it is for those who wait
    void begin(Runnable done, Runnable failed) {
        await();
        underWay = thread.submit(() -> {
            try {
                connection.commit();
            } catch (SQLException e) {
                failed.run();
                throw e;
            }
            done.run();
            return true;
        });
    }

    /// Waits for the commit under way, if there is any. Who has waited may use the connection.
    void await() {
        Future<?> awaited = underWay;
        underWay = null;
        if (awaited == null) {
            return;
        }
        try {
            awaited.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case SQLException sql -> throw new CommitFailed(sql);
                case RuntimeException ours -> throw ours;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a commit was under way", e);
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
