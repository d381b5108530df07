package io.linebeat.store.sqlite;

import io.linebeat.core.calendar.Rules;
import io.linebeat.store.CannotOpen;
import io.linebeat.store.CommitListener;
import io.linebeat.store.Store;
import io.linebeat.store.contract.StoreContract;
import java.nio.file.Path;
import java.util.function.LongSupplier;
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
}
