package io.linebeat.torture;

import io.linebeat.core.calendar.Rules;
import io.linebeat.store.CannotOpen;
import io.linebeat.store.CommitListener;
import io.linebeat.store.Store;
import io.linebeat.store.sqlite.SqliteStore;
import io.linebeat.torture.StoreChild.Task;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// Each sync and each write of a script of commits fails once, in every way a disk fails: what was acknowledged
/// must be there, and after a failed sync nothing may be acknowledged any more.
final class FailingDisk implements Ordeal {
    private static final int COMMITS = 20;
    private static final int BATCH = 10;
    private static final String FAILING = "failing\n";

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public int goal() {
        return Integer.MAX_VALUE;
    }

    /// A call that fails.
    private record Point(String call, int number, String how) {
        Map<String, String> environment() {
            return Map.of("FAIL_CALL", call, "FAIL_AT", Integer.toString(number), "FAIL_HOW", how);
        }

        @Override
        public String toString() {
            return call + " " + number + " (" + how + ")";
        }
    }

    @Override
    public Outcome undergo(Limits limits) throws IOException, InterruptedException {
        String compiler = Shell.has("cc") ? "cc" : "gcc";
        if (!Shell.has(compiler) || !System.getProperty("os.name").equals("Linux")) {
            return Outcome.skipped("it needs Linux and a C compiler, for the library that fails the calls");
        }
        Path library = compile(compiler, limits.folder());
        try (Java java = Java.recorded()) {
            return undergo(java, library, limits);
        }
    }

    private static Outcome undergo(Java java, Path library, Limits limits) throws IOException, InterruptedException {
        List<Point> points = points(java, library, limits);
        // Whoever has no time for all of them gets a fair part.
        Collections.shuffle(points, new Random(limits.seed()));
        Outcome.Tally tally = new Outcome.Tally("failing calls of " + points.size());
        for (Point point : points) {
            if (!limits.goesOnAfter(tally.cycles())) {
                break;
            }
            fail(point, java, library, limits, tally);
        }
        return tally.outcome();
    }

    private static Path compile(String compiler, Path folder) throws IOException, InterruptedException {
        Path source = folder.resolve("failing-disk.c");
        try (InputStream code = Objects.requireNonNull(
                FailingDisk.class.getResourceAsStream(source.getFileName().toString()))) {
            Files.copy(code, source, StandardCopyOption.REPLACE_EXISTING);
        }
        Path library = folder.resolve("failing-disk.so");
        Shell.run(compiler, "-shared", "-fPIC", "-O1", "-o", library.toString(), source.toString(), "-ldl");
        return library;
    }

    private static Task script(Limits limits, String folder) {
        return new Task(limits.folder().resolve(folder), limits.seed(), 0, BATCH, COMMITS, true);
    }

    /// All calls of an undisturbed run.
    private static List<Point> points(Java java, Path library, Limits limits) throws IOException, InterruptedException {
        Path count = limits.folder().resolve("calls");
        Process child = start(java, script(limits, "undisturbed"), library, Map.of("FAIL_COUNT", count.toString()));
        String said = StoreChild.rest(child);
        if (child.waitFor() != 0 || !said.endsWith(StoreChild.DONE + "\n")) {
            throw new IOException("the undisturbed run ended with " + child.exitValue() + ": " + said);
        }
        String[] calls = Files.readString(count).strip().split(" ", 2);
        List<Point> points = new ArrayList<>();
        for (int number = 1; number <= Integer.parseInt(calls[0]); number++) {
            points.add(new Point("sync", number, "EIO"));
        }
        for (int number = 1; number <= Integer.parseInt(calls[1]); number++) {
            for (String how : List.of("EIO", "ENOSPC", "short")) {
                points.add(new Point("write", number, how));
            }
        }
        return points;
    }

    private static Process start(Java java, Task task, Path library, Map<String, String> point) throws IOException {
        Map<String, String> environment = new HashMap<>(point);
        environment.put("LD_PRELOAD", library.toString());
        return java.start(task, environment);
    }

    private static void fail(Point point, Java java, Path library, Limits limits, Outcome.Tally tally)
            throws IOException, InterruptedException {
        Task task = script(limits, "failed-" + tally.cycles());
        Process child = start(java, task, library, point.environment());
        String said = StoreChild.rest(child);
        int code = child.waitFor();
        List<Integer> acknowledged = StoreChild.acknowledged(task, said);
        int failed = said.indexOf(FAILING);
        if ("sync".equals(point.call()) && failed >= 0) {
            if (!StoreChild.acknowledged(task, said.substring(failed)).isEmpty()) {
                tally.wrong("acknowledged after " + point);
            }
            // Whoever fails while the store is closed had nothing to go on with.
            boolean closing = acknowledged.size() == COMMITS * BATCH;
            if (code == 0 && !closing) {
                tally.wrong("went on after " + point);
            }
        }
        try (Store store = SqliteStore.open(task.folder(), Rules.USUAL, () -> Series.NOW, CommitListener.DEAF)) {
            tally.cycle(
                    acknowledged.size(),
                    new Judge(new Series(limits.seed())).judge(store, acknowledged, COMMITS * BATCH));
        } catch (CannotOpen e) {
            tally.cycle();
            tally.wrong("did not open after " + point + ": " + e.getMessage());
        }
    }
}
