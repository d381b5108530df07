package io.linebeat.bench.question;

import io.linebeat.bench.world.World;
import java.util.List;

/// A question that every system is asked.
public sealed interface Question {
    /// For tables and charts.
    String name();

    record Factory(String name, Window window) implements Question {}

    record Workers(String name, Window window) implements Question {}

    record Stations(String name, Window window) implements Question {}

    /// One worker's days: `days` buckets of 24 hours from `from` on.
    record Days(String name, int worker, long from, int days) implements Question {
        public Window window() {
            return new Window(from, from + days * World.DAY);
        }
    }

    record Timeline(String name, int station, Window window) implements Question {}

    /// Those of the tables, for that world. Days lie in its middle; the shift begins at six.
    static List<Question> of(World world) {
        long middle = world.start() + world.days() / 2 * World.DAY;
        Window all = new Window(world.start(), world.end() + 2 * World.HOLD);
        Window day = new Window(middle, middle + World.DAY);
        Window shift = new Window(middle + 6 * World.HOUR, middle + 14 * World.HOUR);
        Window odd = new Window(middle - World.DAY / 7 + 123_457, middle + World.DAY / 3 + 987_654_321);
        int span = Math.min(30, world.days());
        return List.of(
                new Factory("factory, all time", all),
                new Factory("factory, a day", day),
                new Factory("factory, a shift", shift),
                new Factory("factory, an odd window", odd),
                new Workers("all workers, all time", all),
                new Workers("all workers, a day", day),
                new Workers("all workers, a shift", shift),
                new Workers("all workers, an odd window", odd),
                new Stations("all stations, all time", all),
                new Stations("all stations, a day", day),
                new Stations("all stations, a shift", shift),
                new Stations("all stations, an odd window", odd),
                new Days(
                        "one worker, " + span + " days by day",
                        17 % world.workers(),
                        world.end() - span * World.DAY,
                        span),
                new Timeline("one station's timeline, a day", 17 % world.stations(), day));
    }
}
