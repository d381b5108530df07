package io.linebeat.server;

import io.linebeat.core.measure.Micros;
import io.linebeat.store.Backed;
import io.linebeat.store.CannotBackUp;
import io.linebeat.store.CannotOpen;
import io.linebeat.store.CommitListener;
import io.linebeat.store.Store;
import io.linebeat.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.InstantSource;

/// The data folder of a server that may not run: its store, opened for a command under the same lock as a server would
/// and
/// by the rules of the last one; and its backups.
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

    /// Makes a backup, whether a server uses the data or not.
    ///
    /// @param keep how many there may be
    public static Backed backUp(Path data, Path into, int keep, InstantSource clock) throws CannotBackUp {
        return SqliteStore.backUp(data, into, keep, Micros.of(clock.instant()));
    }

    /// Takes a backup back into a folder that holds no data.
    public static void restore(Path backup, Path data) throws CannotBackUp {
        SqliteStore.restore(backup, data);
    }
}
