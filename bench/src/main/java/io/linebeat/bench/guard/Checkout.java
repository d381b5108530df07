package io.linebeat.bench.guard;

import io.linebeat.bench.contest.Disk;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// A commit in a worktree of its own, built; removed at the end.
record Checkout(Path repository, Path folder, String commit) implements AutoCloseable {
    /// @param revision as git understands it: HEAD, HEAD^, a hash
    static Checkout of(Path repository, String revision, Path folder) {
        String commit = call(repository, List.of("git", "rev-parse", "--short", "--verify", revision + "^{commit}"));
        call(repository, List.of("git", "worktree", "add", "--detach", folder.toString(), commit));
        Checkout checkout = new Checkout(repository, folder, commit);
        try {
            call(folder, List.of(folder.resolve("linebeat").toString(), "version"));
        } catch (RuntimeException e) {
            checkout.close();
            throw e;
        }
        return checkout;
    }

    /// What the command says, stripped; it ends the run if it fails.
    private static String call(Path folder, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed");
            }
            return said.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        call(repository, List.of("git", "worktree", "remove", "--force", folder.toString()));
        Disk.remove(folder);
    }
}
