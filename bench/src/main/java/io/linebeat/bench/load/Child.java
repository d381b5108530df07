package io.linebeat.bench.load;

import io.linebeat.bench.contest.Disk;
import io.linebeat.bench.contest.Resident;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A Linebeat server of the bench's own, started from its launcher with an empty folder of data.
public final class Child implements AutoCloseable {
    private static final String READY = "Linebeat is ready: ";

    private final Process process;
    private final Path data;
    private final URI url;

    private Child(Process process, Path data, URI url) {
        this.process = process;
        this.data = data;
        this.url = url;
    }

    /// Starts one and waits until it answers.
    ///
    /// @param root a checkout of Linebeat, which builds itself first if it has to
    /// @param folder an empty one
    public static Child start(Path root, Path folder) {
        Path data = folder.resolve("data");
        List<String> command = new ArrayList<>(List.of(
                root.resolve("linebeat").toString(), "serve", "--empty", "--port", "0", "--data", data.toString()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
            return new Child(process, data, address(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until the server says where it is.
    private static URI address(Process process) throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(READY)) {
                Thread.ofVirtual().start(() -> said.lines().forEach(_ -> {}));
                return URI.create(line.substring(READY.length()).strip());
            }
        }
        throw new IllegalStateException("Linebeat did not start");
    }

    public URI url() {
        return url;
    }

    /// Resident bytes, -1 if nobody can say.
    public long resident() {
        return Resident.of(process.pid());
    }

    /// Bytes of its folder of data, logs left out.
    public long diskBytes() {
        Path logs = data.resolve("logs");
        return Disk.bytes(data) - (logs.toFile().exists() ? Disk.bytes(logs) : 0);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Disk.remove(data);
    }
}
