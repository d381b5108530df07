package io.linebeat.bench.limit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/// What this machine can do, within a second each.
///
/// @param smallSyncs appends of 4 kB a second, each made durable (`fdatasync`) before the next
/// @param largeSyncs the same of 200 kB
/// @param hashed bytes a second through SHA-256 on one core
public record Machine(double smallSyncs, double largeSyncs, double hashed, int cores) {
    private static final long ENOUGH = 1_000_000_000;

    /// Takes some three seconds.
    ///
    /// @param folder on the disk where the databases will be
    public static Machine measure(Path folder) {
        return new Machine(
                syncs(folder, 4_096),
                syncs(folder, 200_000),
                hashing(),
                Runtime.getRuntime().availableProcessors());
    }

    private static double syncs(Path folder, int size) {
        Path file = folder.resolve("syncs");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            ByteBuffer bytes = ByteBuffer.allocateDirect(size);
            long start = System.nanoTime();
            long count = 0;
            while (System.nanoTime() - start < ENOUGH) {
                channel.write(bytes.clear());
                channel.force(false);
                count++;
            }
            return count * 1e9 / (System.nanoTime() - start);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double hashing() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] bytes = new byte[1 << 20];
            long start = System.nanoTime();
            long count = 0;
            while (System.nanoTime() - start < ENOUGH) {
                digest.update(bytes);
                count++;
            }
            return (double) count * bytes.length * 1e9 / (System.nanoTime() - start);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The processor as Linux names it.
    public static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException e) {
            return System.getProperty("os.arch", "unknown processor");
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d cores (%s), %,.0f syncs/s of 4 kB, %,.0f of 200 kB, SHA-256 %.2f GB/s on one core",
                cores,
                processor(),
                smallSyncs,
                largeSyncs,
                hashed / 1e9);
    }
}
