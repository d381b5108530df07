package io.linebeat.server.operations;

import io.linebeat.wire.answer.AnswerJson;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file of lines (NDJSON) that comes into being with its first line.
final class ExportFile {
    private static final String ENDING = ".ndjson";

    private final Path wanted;
    private @Nullable Path file;
    private @Nullable FileOutputStream disk;
    private @Nullable OutputStream out;

    ExportFile(Path folder, String name) {
        this.wanted = folder.resolve(name + ENDING);
    }

    void write(Object answer) {
        try {
            if (out == null) {
                Files.createDirectories(wanted.getParent());
                file = newFile();
                disk = new FileOutputStream(file.toFile());
                out = new BufferedOutputStream(disk);
            }
            out.write(AnswerJson.line(answer).getBytes(StandardCharsets.UTF_8));
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
            free = wanted.resolveSibling(name.replace(ENDING, "-" + number + ENDING));
        }
        return Files.createFile(free);
    }

    /// When this returns, the lines are on the disk.
    void finish() {
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
