package io.linebeat.torture;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;

/// The disk is full, and then it is not: meanwhile nothing is acknowledged and questions are answered, afterwards it
/// goes on without a start.
final class FullDisk implements Ordeal {
    private static final int GOAL = 20;
    private static final int DISK_MIB = 24;
    private static final int BATCH = 500;
    private static final int MOST_BATCHES = 2_000;
    private static final int CREATED = 201;
    private static final int UNAVAILABLE = 503;

    @Override
    public String name() {
        return "full";
    }

    @Override
    public boolean needsTheProduct() {
        return true;
    }

    @Override
    public int goal() {
        return GOAL;
    }

    @Override
    public Outcome undergo(Limits limits) throws IOException, InterruptedException {
        if (!Shell.isRoot() || !Shell.has("mount")) {
            return Outcome.skipped("it needs Linux and root, to mount a small disk of its own");
        }
        Path disk = Files.createDirectories(limits.folder().resolve("small"));
        Shell.run("mount", "-t", "tmpfs", "-o", "size=" + DISK_MIB + "m", "tmpfs", disk.toString());
        try (Product product = new Product(limits.linebeat(), disk.resolve("data"))) {
            return undergo(product, disk.resolve("filler"), limits);
        } finally {
            Shell.run("umount", "-l", disk.toString());
        }
    }

    private static Outcome undergo(Product product, Path filler, Limits limits)
            throws IOException, InterruptedException {
        Outcome.Tally tally = new Outcome.Tally("full disks");
        product.serve(Map.of());
        Events events = new Events(product, new SplittableRandom(limits.seed()));
        events.register();
        while (limits.goesOnAfter(tally.cycles())) {
            events.send();
            fill(filler);
            boolean refused = false;
            for (int i = 0; i < MOST_BATCHES && !refused; i++) {
                refused = !events.send();
            }
            if (!refused || events.lastStatus() != UNAVAILABLE) {
                tally.wrong("a full disk was answered with " + events.lastStatus());
            }
            if (product.get("/api/metrics/factory").statusCode() != Product.OK) {
                tally.wrong("no figures while the disk was full");
            }
            Files.delete(filler);
            if (!events.again()) {
                tally.wrong("not taken in after there was room again: " + events.lastStatus());
            }
            tally.cycle();
        }
        events.check(tally);
        return tally.outcome();
    }

    private static void fill(Path filler) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(filler.toFile(), "rw")) {
            byte[] block = new byte[4_096];
            while (true) {
                file.write(block);
            }
        } catch (IOException _) {
            // That it is full was the purpose.
        }
    }

    /// Batches of events, of which it knows which were acknowledged.
    private static final class Events {
        private final Product product;
        private final SplittableRandom random;
        private long next;
        private long acknowledged;
        private int status;
        private String last = "";

        Events(Product product, SplittableRandom random) {
            this.product = product;
            this.random = random;
        }

        void register() throws IOException, InterruptedException {
            product.post("/api/workers", "{\"worker_id\":\"W1\",\"name\":\"One\"}");
            product.post("/api/workstations", "{\"station_id\":\"S1\",\"name\":\"One\",\"type\":\"assembly\"}");
        }

        boolean send() throws IOException, InterruptedException {
            StringBuilder batch = new StringBuilder("[");
            for (int i = 0; i < BATCH; i++) {
                long number = next++;
                batch.append(i == 0 ? "" : ",")
                        .append("{\"timestamp\":\"")
                        .append(java.time.Instant.ofEpochMilli(1_772_000_000_000L + number * 250))
                        .append("\",\"worker_id\":\"W1\",\"workstation_id\":\"S1\",\"event_type\":\"")
                        .append(random.nextBoolean() ? "working" : "idle")
                        .append("\",\"event_id\":\"")
                        .append(new java.util.UUID(random.nextLong(), number))
                        .append("\"}");
            }
            last = batch.append(']').toString();
            return again();
        }

        /// Sends the last batch once more.
        boolean again() throws IOException, InterruptedException {
            HttpResponse<String> answer = product.post("/api/events/batch", last);
            status = answer.statusCode();
            acknowledged += status == CREATED ? BATCH : 0;
            return status == CREATED;
        }

        int lastStatus() {
            return status;
        }

        void check(Outcome.Tally tally) throws IOException, InterruptedException {
            tally.acknowledged(acknowledged);
            String metrics = product.get("/api/metrics/factory").body();
            String verify = product.post("/api/v2/verify", "").body();
            if (!verify.contains("\"equal\":true") || !verify.contains("\"facts\":" + acknowledged)) {
                tally.wrong("of " + acknowledged + " acknowledged: " + verify.strip() + " " + metrics.strip());
            }
        }
    }
}
