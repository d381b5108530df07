package io.linebeat.torture;

import io.linebeat.core.calendar.Rules;
import io.linebeat.store.CannotOpen;
import io.linebeat.store.CommitListener;
import io.linebeat.store.Store;
import io.linebeat.store.StoreFailed;
import io.linebeat.store.sqlite.SqliteStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A process of its own that records facts of a [Series] in a data folder, and says on its standard output which were
/// acknowledged: a line with the first number of each batch.
final class StoreChild {
    static final String READY = "ready";
    static final String DONE = "done";
    /// How it ends when the store failed it.
    static final int FAILED = 3;

    private static final int THREADS = 4;

    private StoreChild() {}

    /// What it is to do.
    ///
    /// @param script whether it records `batches` one after the other and closes the store
    /// or goes on for ever, on several threads
    record Task(Path folder, long seed, int first, int batch, int batches, boolean script) {
        List<String> arguments() {
            return List.of(
                    folder.toString(),
                    Long.toString(seed),
                    Integer.toString(first),
                    Integer.toString(batch),
                    Integer.toString(batches),
                    Boolean.toString(script));
        }

        static Task of(String... arguments) {
            return new Task(
                    Path.of(arguments[0]),
                    Long.parseLong(arguments[1]),
                    Integer.parseInt(arguments[2]),
                    Integer.parseInt(arguments[3]),
                    Integer.parseInt(arguments[4]),
                    Boolean.parseBoolean(arguments[5]));
        }

        List<Integer> numbers(int firstOfBatch) {
            List<Integer> numbers = new ArrayList<>(batch);
            for (int i = 0; i < batch; i++) {
                numbers.add(firstOfBatch + i);
            }
            return numbers;
        }
    }

    /// The numbers that were acknowledged in what a child said; a line that was cut short does not count.
    static List<Integer> acknowledged(Task task, String said) {
        return said.substring(0, said.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> line.matches("\\d+"))
                .flatMap(line -> task.numbers(Integer.parseInt(line)).stream())
                .toList();
    }

    static String rest(Process child) throws IOException {
        try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
            return lines.readAllAsString();
        }
    }

    public static void main(String... arguments) throws InterruptedException {
        Task task = Task.of(arguments);
        Series series = new Series(task.seed());
        try (Store store = SqliteStore.open(task.folder(), Rules.USUAL, () -> Series.NOW, CommitListener.DEAF)) {
            series.register(store);
            System.out.println(READY);
            if (task.script()) {
                for (int i = 0; i < task.batches(); i++) {
                    record(store, series, task, task.first() + i * task.batch());
                }
            } else {
                recordForEver(store, series, task);
            }
        } catch (CannotOpen | StoreFailed e) {
            System.out.println(e.getMessage());
            Runtime.getRuntime().halt(FAILED);
        }
        System.out.println(DONE);
    }

    private static void record(Store store, Series series, Task task, int first) {
        try {
            store.record(series.intake(first, task.batch()));
            System.out.println(first);
        } catch (io.linebeat.store.Busy e) {
            System.out.println("not now: " + e.getMessage());
        }
        // Whoever nobody listens to any more does not go on for ever.
        if (System.out.checkError()) {
            Runtime.getRuntime().halt(1);
        }
    }

    private static void recordForEver(Store store, Series series, Task task) throws InterruptedException {
        AtomicInteger next = new AtomicInteger(task.first());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    while (true) {
                        record(store, series, task, next.getAndAdd(task.batch()));
                    }
                } catch (StoreFailed e) {
                    System.out.println(e.getMessage());
                    Runtime.getRuntime().halt(FAILED);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
