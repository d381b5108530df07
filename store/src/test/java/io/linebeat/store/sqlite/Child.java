package io.linebeat.store.sqlite;

import io.linebeat.core.calendar.Rules;
import io.linebeat.store.CannotOpen;
import io.linebeat.store.CommitListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Another process that uses a data folder.
final class Child {
    static final String READY = "ready";
    private static final int THREADS = 4;
    private static final int BATCH = 5;

    private Child() {}

    /// What a process says that only opens a folder and closes it again.
    static String open(Path folder) throws IOException {
        Process child = start("open", folder.toString());
        return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /// A process that records the facts of numbers from `first` on until it is killed. It says [#READY], then the
    /// first number of each batch of `BATCH` that was acknowledged.
    static Process record(Path folder, int first) throws IOException {
        return start("record", folder.toString(), Integer.toString(first));
    }

    static List<Integer> acknowledged(String line) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            numbers.add(Integer.parseInt(line) + i);
        }
        return numbers;
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[1]);
        try (SqliteStore store = SqliteStore.open(folder, Rules.USUAL, () -> Numbered.NOW, CommitListener.DEAF)) {
            if (arguments[0].equals("open")) {
                System.out.println("opened");
                return;
            }
            Numbered.register(store);
            System.out.println(READY);
            AtomicInteger next = new AtomicInteger(Integer.parseInt(arguments[2]));
            recordForEver(store, next);
        } catch (CannotOpen e) {
            System.out.println(e.getMessage());
        }
    }

    private static void recordForEver(SqliteStore store, AtomicInteger next) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                while (true) {
                    int first = next.getAndAdd(BATCH);
                    store.record(Numbered.intake(first, BATCH));
                    System.out.println(first);
                }
            }));
        }
        threads.forEach(thread -> {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
