package io.linebeat.server;

import io.linebeat.core.measure.Micros;
import io.linebeat.store.CannotOpen;
import io.linebeat.store.CommitListener;
import io.linebeat.store.Store;
import io.linebeat.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.InstantSource;

/// Opens the store of a data folder for a command, under the same lock as a server would, and by the rules of the last
/// server.
public final class OfflineStore {
    private OfflineStore() {}

    public static Store open(Path folder) throws CannotStart {
        InstantSource clock = InstantSource.system();
        try {
            return SqliteStore.openAsBefore(
                    folder,
                    SiteSettings.read(folder, null, null),
                    () -> Micros.of(clock.instant()),
                    CommitListener.DEAF);
        } catch (CannotOpen e) {
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
    }
}
