package io.linebeat.bench.command;

import io.linebeat.bench.world.Delivery;
import io.linebeat.bench.world.IdForm;
import io.linebeat.bench.world.Lateness;
import io.linebeat.bench.world.Order;
import io.linebeat.bench.world.World;
import picocli.CommandLine.Option;

/// Which plant sends, and how its facts arrive.
final class PlantOptions {
    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "Another seed makes other facts.")
    private long seed;

    @Option(names = "--workers", defaultValue = "2000", paramLabel = "N", description = "Workers of the plant.")
    private int workers;

    @Option(names = "--stations", defaultValue = "300", paramLabel = "N", description = "Stations of the plant.")
    private int stations;

    @Option(
            names = "--ids",
            defaultValue = "random",
            paramLabel = "random|sequential",
            description = "Event ids: random UUIDs, or as a camera counts (cam-017-000000042).")
    private IdForm ids = IdForm.RANDOM;

    @Option(names = "--late", defaultValue = "5", paramLabel = "PERCENT", description = "How many facts are late.")
    private double late;

    @Option(
            names = "--late-by",
            defaultValue = "hour",
            paramLabel = "hour|day|month",
            description = "By how much at the most.")
    private Lateness lateBy = Lateness.HOUR;

    @Option(
            names = "--duplicates",
            defaultValue = "2",
            paramLabel = "PERCENT",
            description = "How many facts come twice; every tenth of them the second time with other content.")
    private double duplicates;

    @Option(
            names = "--order",
            defaultValue = "time",
            paramLabel = "time|shuffled-day|shuffled-batches",
            description = "As time goes by; or each day's facts, or its batches, in any order.")
    private Order order = Order.TIME;

    /// @param facts over how many facts the 90 days are spread
    World world(long facts) {
        return new World(seed, facts, workers, stations, World.START, 90, ids);
    }

    Delivery delivery() {
        return new Delivery((int) Math.round(late * 10), lateBy, (int) Math.round(duplicates * 10), 100, order);
    }
}
