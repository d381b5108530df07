package io.linebeat.torture;

import io.linebeat.core.calendar.Rules;
import io.linebeat.store.CannotOpen;
import io.linebeat.store.CommitListener;
import io.linebeat.store.Store;
import io.linebeat.store.sqlite.SqliteStore;
import io.linebeat.torture.StoreChild.Task;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// The power goes while facts are recorded: a file system of its own is shut down without flushing what it holds in
/// memory, and mounted again. As a control a program does the same with SQLite as fast as it goes
/// (`synchronous=NORMAL`): it must lose what it acknowledged, or nothing was cut.
final class LostPower implements Ordeal {
    private static final int GOAL = 500;
    private static final int BATCH = 5;
    /// So that checking does not outgrow the rest, a new folder is begun now and then.
    private static final int CYCLES_OF_A_FOLDER = 20;
    private static final int NUMBERS_OF_A_CYCLE = 10_000;
    private static final int LONGEST_LIFE_MS = 400;
    private static final int MOST_CONTROLS = 5;
    private static final int CONTROL_LIFE_MS = 300;

    @Override
    public String name() {
        return "power";
    }

    @Override
    public int goal() {
        return GOAL;
    }

    @Override
    public Outcome undergo(Limits limits) throws IOException, InterruptedException {
        if (!Shell.isRoot() || !Shell.has("mkfs.ext4") || !Shell.has("mount")) {
            return Outcome.skipped("it needs Linux, root and mkfs.ext4, to mount a file system of its own");
        }
        Outcome.Tally tally = new Outcome.Tally("power cuts");
        try (Java java = Java.recorded();
                PoweredDisk disk = PoweredDisk.plugIn(limits.folder())) {
            control(java, disk, tally);
            SplittableRandom random = new SplittableRandom(limits.seed());
            List<Integer> acknowledged = new ArrayList<>();
            Series series = new Series(limits.seed());
            while (limits.goesOnAfter(tally.cycles())) {
                int inFolder = (int) tally.cycles() % CYCLES_OF_A_FOLDER;
                if (inFolder == 0) {
                    acknowledged.clear();
                    disk.erase();
                }
                Path folder = disk.folder().resolve("data");
                Task task = new Task(folder, limits.seed(), inFolder * NUMBERS_OF_A_CYCLE, BATCH, 0, false);
                List<Integer> more = cut(java, disk, task, random.nextInt(LONGEST_LIFE_MS));
                acknowledged.addAll(more);
                judge(series, folder, acknowledged, (inFolder + 1) * NUMBERS_OF_A_CYCLE, more.size(), tally);
            }
        }
        return tally.outcome();
    }

    private static void judge(
            Series series, Path folder, List<Integer> acknowledged, int sent, int more, Outcome.Tally tally) {
        try (Store store = SqliteStore.open(folder, Rules.USUAL, () -> Series.NOW, CommitListener.DEAF)) {
            tally.cycle(more, new Judge(series).judge(store, acknowledged, sent));
        } catch (CannotOpen e) {
            tally.cycle(more, new Judge.Verdict(acknowledged.size(), 0, 0));
            tally.wrong("cycle " + tally.cycles() + " did not open: " + e.getMessage());
        }
    }

    /// Lets a child record for a while, takes its disk away, and says what it had acknowledged by then.
    private static List<Integer> cut(Java java, PoweredDisk disk, Task task, int life)
            throws IOException, InterruptedException {
        Process child = java.start(task, Map.of());
        String said = cut(disk, child, life);
        return StoreChild.acknowledged(task, said);
    }

    private static String cut(PoweredDisk disk, Process child, int life) throws IOException, InterruptedException {
        try {
            BufferedReader lines = child.inputReader(StandardCharsets.UTF_8);
            String first = lines.readLine();
            if (!StoreChild.READY.equals(first)) {
                throw new IOException("the child did not begin: " + first);
            }
            boolean _ = child.waitFor(life, TimeUnit.MILLISECONDS);
            // With the power the processor stops too. Linux may answer a sync that is under way when ext4 is shut down
            // with
            // success, though it kept nothing: nobody may live to say so.
            Shell.run("kill", "-STOP", Long.toString(child.pid()));
            disk.cut();
            child.toHandle().destroyForcibly();
            String said = lines.readAllAsString();
            boolean _ = child.waitFor(10, TimeUnit.SECONDS);
            return said;
        } finally {
            child.destroyForcibly();
            disk.restore();
        }
    }

    private static void control(Java java, PoweredDisk disk, Outcome.Tally tally)
            throws IOException, InterruptedException {
        long lost = 0;
        int cuts = 0;
        while (lost == 0 && cuts < MOST_CONTROLS) {
            cuts++;
            disk.erase();
            Path file =
                    Files.createDirectories(disk.folder().resolve("control")).resolve("control.db");
            Process child = java.start(Control.class, Map.of(), List.of(file.toString()));
            String said = cut(disk, child, CONTROL_LIFE_MS);
            lost += Math.max(
                    0, said.lines().filter(line -> line.matches("\\d+")).count() - Control.rows(file));
        }
        if (lost == 0) {
            tally.wrong("the control lost nothing: these cuts prove nothing");
        } else {
            tally.note("control with synchronous=NORMAL lost " + lost + " in " + cuts + (cuts == 1 ? " cut" : " cuts"));
        }
    }
}
