package io.linebeat.bench.load;

import io.linebeat.bench.question.Question;
import io.linebeat.bench.question.Window;
import io.linebeat.bench.world.World;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What a client asks Linebeat.
public record Routes(World world) {
    public String of(Question question) {
        return switch (question) {
            case Question.Factory factory -> "/api/metrics/factory" + window(factory.window());
            case Question.Workers workers -> "/api/metrics/workers" + window(workers.window());
            case Question.Stations stations -> "/api/metrics/workstations" + window(stations.window());
            case Question.Days days ->
                "/api/v2/report" + bounds(days.window()) + "&bucket=1d&lists=workers&worker="
                        + World.worker(days.worker());
            case Question.Timeline timeline ->
                "/api/v2/timeline" + bounds(timeline.window()) + "&station=" + World.station(timeline.station());
        };
    }

    /// The exact figures of a window.
    ///
    /// @param lists `workers`, `stations` or `none`
    public static String report(Window window, String lists) {
        return "/api/v2/report" + bounds(window) + "&site=default&lists=" + lists;
    }

    /// All time is what is asked for without bounds.
    private String window(Window window) {
        return window.from() <= world.start() && window.end() >= world.end() ? "" : bounds(window);
    }

    private static String bounds(Window window) {
        return "?from=" + instant(window.from()) + "&to=" + instant(window.end());
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
