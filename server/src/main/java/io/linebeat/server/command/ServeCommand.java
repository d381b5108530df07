package io.linebeat.server.command;

import io.linebeat.server.CannotStart;
import io.linebeat.server.ServeSettings;
import io.linebeat.server.Server;
import io.linebeat.store.StoreFailed;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs the product until it is told to stop.
@Command(
        name = "serve",
        description = "Serves the API until Ctrl-C; with demo data at the first start.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class ServeCommand implements Callable<Integer> {
    /// How the process ends when the store failed it (EX_IOERR).
    static final int STORE_FAILED = 74;

    private static final int LAST_ANSWERS_MS = 300;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port to listen on; 0 takes a free one.",
            defaultValue = "8080")
    private int port;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Address to listen on.", defaultValue = "127.0.0.1")
    private String host;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of the data.", defaultValue = "data")
    private Path data;

    @Option(names = "--empty", description = "Start without demo data.")
    private boolean empty;

    @Option(
            names = "--live-demo",
            description = "Let the demo factory go on, around the clock; where the data began as demo data.")
    private boolean liveDemo;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Time zone of the sites to which site.yaml gives none of their own.")
    private @Nullable ZoneId zone;

    @Option(
            names = "--hold",
            paramLabel = "DURATION",
            description =
                    "How long an observation holds (1h, 2m, up to 24h), at the sites to which site.yaml gives no hold of their own.")
    private @Nullable Duration hold;

    @Option(names = "--train", hidden = true, description = "Start, use the main routes, stop.")
    private boolean train;

    @Override
    public Integer call() throws InterruptedException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (port < 0 || port > 65_535) {
            throw new CommandFailed("--port: " + port + " is outside 0 to 65535");
        }
        PrintWriter err = spec.commandLine().getErr();
        Server server = start(
                new ServeSettings(data, host, port, empty, liveDemo, zone, hold, InstantSource.system()),
                () -> err.println("The settings changed: computing every figure anew ..."));
        if (train) {
            try (server) {
                Training.exercise(server.url());
            }
            return 0;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            server.close();
            stopped.countDown();
        }));
        var _ = server.storeFailed().thenAcceptAsync(failed -> stop(failed, err));
        out.println("Linebeat is ready: " + server.url());
        stopped.await();
        return 0;
    }

    /// Nobody can know any more what the disk has kept: whoever starts the server again finds out. Those who wait hear
    /// first that nothing was acknowledged.
    private static void stop(StoreFailed failed, PrintWriter err) {
        err.println("Linebeat stops: " + failed.getMessage() + ". Start it again when the disk is well: what was"
                + " acknowledged is there.");
        try {
            Thread.sleep(LAST_ANSWERS_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(STORE_FAILED);
    }

    private static Server start(ServeSettings settings, Runnable rebuilding) {
        try {
            return Server.start(settings, rebuilding);
        } catch (CannotStart e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }
}
