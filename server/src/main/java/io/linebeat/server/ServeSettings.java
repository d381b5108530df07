package io.linebeat.server;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// How to serve.
///
/// @param data the data folder
/// @param port 0 takes a free one
/// @param empty no demo data, even at the first start
/// @param liveDemo the demo factory goes on; only where the database began with demo data
/// @param zone in place of the one that `site.yaml` gives to all sites
/// @param hold likewise
/// @param clock the time of day; tests bring their own
public record ServeSettings(
        Path data,
        String host,
        int port,
        boolean empty,
        boolean liveDemo,
        @Nullable ZoneId zone,
        @Nullable Duration hold,
        InstantSource clock) {
    public static final String LOOPBACK = "127.0.0.1";

    public static ServeSettings in(Path data, int port) {
        return new ServeSettings(data, LOOPBACK, port, false, false, null, null, InstantSource.system());
    }
}
