package io.linebeat.bench.contest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Resident memory of processes, as Linux tells it.
public final class Resident {
    private Resident() {}

    /// Bytes of one process, -1 if nobody can say.
    public static long of(long pid) {
        return kilobytes(Path.of("/proc/" + pid + "/status"), "VmRSS:");
    }

    /// Bytes of a process and all its children, what they share counted once among them: proportional sizes.
    public static long ofFamily(ProcessHandle process) {
        long sum = proportional(process.pid());
        for (ProcessHandle child : process.descendants().toList()) {
            sum += Math.max(0, proportional(child.pid()));
        }
        return sum;
    }

    private static long proportional(long pid) {
        long bytes = kilobytes(Path.of("/proc/" + pid + "/smaps_rollup"), "Pss:");
        return bytes >= 0 ? bytes : of(pid);
    }

    private static long kilobytes(Path file, String field) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            return -1;
        }
    }
}
