package io.linebeat.bench.command;

import io.linebeat.bench.load.Sent;
import java.io.PrintWriter;
import java.util.Locale;

/// What became of a load, for a person.
final class SentText {
    private SentText() {}

    static void print(PrintWriter out, Sent sent) {
        line(
                out,
                "%,.0f distinct facts/s, each acknowledged (%,d in %.1f s)",
                sent.perSecond(),
                sent.measured(),
                sent.nanos() / 1e9);
        line(
                out,
                "requests: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms of %,d",
                sent.requests().millis(0.5),
                sent.requests().millis(0.95),
                sent.requests().millis(0.99),
                sent.requests().size());
        line(out, "statuses: %s%s", sent.statuses(), turnedAway(sent));
        line(
                out,
                "acknowledged: %,d arrivals, %,d distinct facts; refused: %,d",
                sent.arrivals(),
                sent.distinct(),
                sent.refused());
        line(
                out,
                "the server counts %,d: %s",
                sent.counted(),
                sent.counted() == sent.distinct() ? "equal" : "NOT EQUAL to what it acknowledged");
        if (sent.asked() > 0) {
            line(
                    out,
                    "asked after an acknowledgement: %,d times, %,d answers did not count it",
                    sent.asked(),
                    sent.missed());
        }
    }

    private static String turnedAway(Sent sent) {
        long times = sent.statuses().getOrDefault(429, 0L) + sent.statuses().getOrDefault(503, 0L);
        return times == 0 ? "" : String.format(Locale.ROOT, "; turned away and sent again: %,d", times);
    }

    @SuppressWarnings("AnnotateFormatMethod") // its annotation is not on the classpath
    static void line(PrintWriter out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
