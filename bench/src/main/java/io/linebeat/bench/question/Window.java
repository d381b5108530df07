package io.linebeat.bench.question;

/// `[from, end)`, in microseconds since the epoch.
public record Window(long from, long end) {
    public long micros() {
        return end - from;
    }
}
