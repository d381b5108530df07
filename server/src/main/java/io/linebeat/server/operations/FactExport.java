package io.linebeat.server.operations;

import io.linebeat.store.Farewell;
import io.linebeat.store.Recorded;
import io.linebeat.wire.answer.AnswerJson;
import io.linebeat.wire.answer.FactEntry;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes the facts that senders sent, and that a reset is about to erase, to a file of lines (NDJSON) that
/// `/api/events/stream` takes in again. It is on the disk before they are erased.
final class FactExport implements Farewell {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path wanted;
    private @Nullable Path file;
    private @Nullable FileOutputStream disk;
    private @Nullable OutputStream out;

    FactExport(Path folder, Instant now) {
        this.wanted = folder.resolve("exports").resolve("facts-" + NAME.format(now) + ".ndjson");
    }

    @Override
    public void leaving(Recorded recorded) {
        try {
            if (out == null) {
                Files.createDirectories(wanted.getParent());
                file = newFile();
                disk = new FileOutputStream(file.toFile());
                out = new BufferedOutputStream(disk);
            }
            String line = AnswerJson.line(FactEntry.of(recorded.fact(), recorded.receivedAt()));
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One that was not there: an export of the same millisecond is somebody's facts.
    private Path newFile() throws IOException {
        String name = String.valueOf(wanted.getFileName());
        Path free = wanted;
        for (int number = 2; Files.exists(free); number++) {
            free = wanted.resolveSibling(name.replace(".ndjson", "-" + number + ".ndjson"));
        }
        return Files.createFile(free);
    }

    @Override
    public void done() {
        try {
            if (out != null && disk != null) {
                out.flush();
                disk.getFD().sync();
                out.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The file, if there was anything to write.
    @Nullable
    Path written() {
        return file;
    }
}
