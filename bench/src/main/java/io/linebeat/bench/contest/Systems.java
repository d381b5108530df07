package io.linebeat.bench.contest;

import io.linebeat.bench.world.Delivery;
import io.linebeat.bench.world.World;
import java.nio.file.Path;
import java.util.List;

/// The systems by name.
public final class Systems {
    public static final List<String> NAMES =
            List.of("linebeat", "seed", "postgres", "postgres-rollup", "duckdb", "questdb");

    private Systems() {}

    /// Opens one, without any facts.
    ///
    /// @param root the checkout that Linebeat is started from
    /// @param folder an empty one
    public static Contestant open(String name, World world, Delivery delivery, Path root, Path folder) {
        return switch (name) {
            case "linebeat" -> new Linebeat(world, delivery, root, folder);
            case "seed" -> new Seed(world, folder);
            case "postgres" -> new Postgres(world, folder.resolve("cluster"));
            case "postgres-rollup" -> new PostgresRollup(world, folder.resolve("cluster"));
            case "duckdb" -> new Duck(world, folder);
            case "questdb" -> new Quest(world, folder);
            default ->
                throw new IllegalStateException(
                        "There is no system '" + name + "'; those there are: " + String.join(", ", NAMES));
        };
    }
}
