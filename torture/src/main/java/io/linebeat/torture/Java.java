package io.linebeat.torture;

import io.linebeat.torture.StoreChild.Task;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Starts this program's own classes in another process, thousands of times: so the first start is recorded, and the
/// others take half as long.
final class Java implements AutoCloseable {
    private static final List<String> OPTIONS = List.of(
            "-Xms64m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xlog:disable",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"));

    private final Path folder;
    private final Path cache;

    private Java(Path folder) {
        this.folder = folder;
        this.cache = folder.resolve("child.aot");
    }

    /// Records a first start. The record is a gain, not a need: of classes in folders there is none.
    static Java recorded() throws IOException, InterruptedException {
        Java java = new Java(Files.createTempDirectory("linebeat-child"));
        Task task = new Task(java.folder.resolve("data"), 1, 0, 10, 10, true);
        Process first = start("-XX:AOTCacheOutput=" + java.cache, StoreChild.class, Map.of(), task.arguments());
        String said = StoreChild.rest(first);
        int _ = first.waitFor();
        if (!said.contains(StoreChild.DONE)) {
            throw new IOException("a first child ended with " + first.exitValue() + ": " + said);
        }
        return java;
    }

    Process start(Class<?> main, Map<String, String> environment, List<String> arguments) throws IOException {
        return start(Files.exists(cache) ? "-XX:AOTCache=" + cache : "-Xshare:auto", main, environment, arguments);
    }

    Process start(Task task, Map<String, String> environment) throws IOException {
        return start(StoreChild.class, environment, task.arguments());
    }

    private static Process start(String first, Class<?> main, Map<String, String> environment, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(first);
        command.addAll(OPTIONS);
        command.add(main.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        builder.environment().putAll(environment);
        return builder.start();
    }

    @Override
    public void close() throws IOException {
        Image.erase(folder);
    }
}
