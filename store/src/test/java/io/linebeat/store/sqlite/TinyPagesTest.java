package io.linebeat.store.sqlite;

import io.linebeat.core.calendar.Rules;
import io.linebeat.store.CannotOpen;
import io.linebeat.store.CommitListener;
import io.linebeat.store.Store;
import io.linebeat.store.contract.StoreContract;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.io.TempDir;

/// The same contract where every few facts fill a page, the log lets go of a commit after the next, and hardly a page
/// stays in memory.
class TinyPagesTest implements StoreContract {
    private static final Capacity TINY = new Capacity(5, 3, 20_000);

    @TempDir
    Path folder;

    @Override
    public Store open(String name, Rules rules, LongSupplier clock) throws CannotOpen {
        return SqliteStore.open(folder.resolve(name), rules, TINY, clock, CommitListener.DEAF);
    }

    @Override
    public int keptRefusals() {
        return Refusals.MAX_KEPT;
    }
}
