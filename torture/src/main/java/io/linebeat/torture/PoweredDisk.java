package io.linebeat.torture;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// An ext4 file system in a file, whose power can be cut: what was not synced is gone, as on a real disk.
final class PoweredDisk implements AutoCloseable {
    private static final String SIZE = "256M";
    /// EXT4_IOC_SHUTDOWN, and its way that flushes nothing, not even the journal.
    private static final long SHUTDOWN = 0x8004_587DL;
    private static final int WITHOUT_FLUSHING = 2;

    private static final MethodHandle OPEN =
            function("open", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
    private static final MethodHandle CLOSE =
            function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    private static final MethodHandle IOCTL = function(
            "ioctl",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS));

    private final Path image;
    private final Path folder;
    private boolean mounted;

    private PoweredDisk(Path image, Path folder) {
        this.image = image;
        this.folder = folder;
    }

    @SuppressWarnings("restricted") // the program is started with native access
    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        Linker linker = Linker.nativeLinker();
        Linker.Option[] options =
                "ioctl".equals(name) ? new Linker.Option[] {Linker.Option.firstVariadicArg(2)} : new Linker.Option[0];
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor, options);
    }

    static PoweredDisk plugIn(Path place) throws IOException, InterruptedException {
        PoweredDisk disk = new PoweredDisk(place.resolve("disk.img"), Files.createDirectories(place.resolve("disk")));
        Shell.run("truncate", "-s", SIZE, disk.image.toString());
        Shell.run("mkfs.ext4", "-q", "-F", disk.image.toString());
        disk.restore();
        return disk;
    }

    Path folder() {
        return folder;
    }

    void erase() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path each : all.filter(path -> !path.endsWith("lost+found")).toList()) {
                try (Stream<Path> below = Files.walk(each)) {
                    for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
        }
    }

    void cut() throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            int descriptor = (int) OPEN.invokeExact(arena.allocateFrom(folder.toString()), 0);
            MemorySegment how = arena.allocateFrom(ValueLayout.JAVA_INT, WITHOUT_FLUSHING);
            int answer = (int) IOCTL.invokeExact(descriptor, SHUTDOWN, how);
            int _ = (int) CLOSE.invokeExact(descriptor);
            if (answer != 0) {
                throw new IOException("the file system cannot be shut down");
            }
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }

    /// Power again.
    void restore() throws IOException, InterruptedException {
        if (mounted) {
            Shell.run("umount", folder.toString());
            mounted = false;
        }
        Shell.run("mount", "-o", "loop", image.toString(), folder.toString());
        mounted = true;
    }

    @Override
    public void close() throws IOException {
        try {
            if (mounted) {
                Shell.run("umount", "-l", folder.toString());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Path path : List.of(image, folder)) {
            Files.deleteIfExists(path);
        }
    }
}
