package io.linebeat.bench.load;

import io.linebeat.bench.world.World;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/// Registers a world's workers and stations with a server.
public final class Roster {
    private static final int LINKS = 16;

    private Roster() {}

    public static void register(URI url, World world) {
        List<Future<?>> sent = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(LINKS)) {
            for (int i = 0; i < LINKS; i++) {
                int first = i;
                sent.add(senders.submit(() -> share(url, world, first)));
            }
            for (Future<?> each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void share(URI url, World world, int first) {
        try (Link link = new Link(url)) {
            each(
                    first,
                    world.workers(),
                    worker -> link.post(
                            "/api/workers",
                            "{\"worker_id\":\"" + World.worker(worker) + "\",\"name\":\"Worker " + worker + "\"}"));
            each(
                    first,
                    world.stations(),
                    station -> link.post(
                            "/api/workstations",
                            "{\"station_id\":\"" + World.station(station) + "\",\"name\":\"Station " + station
                                    + "\",\"type\":\"assembly\"}"));
        }
    }

    private static void each(int first, int count, IntConsumer action) {
        for (int i = first; i < count; i += LINKS) {
            action.accept(i);
        }
    }
}
