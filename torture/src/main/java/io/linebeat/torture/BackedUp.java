package io.linebeat.torture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Backups of a server while a factory sends to it: each is restored and every figure of it compared with the oracle;
/// and each with a bit that is another is refused.
final class BackedUp implements Ordeal {
    private static final int GOAL = 50;
    private static final int FLIPS = 2;
    /// About what a cycle takes, of which the factory's day is made.
    private static final int CYCLE_SECONDS = 8;
    private static final Pattern FOLDER = Pattern.compile("Backed up to (.*), \\d+ MiB");

    @Override
    public String name() {
        return "backup";
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
        Outcome.Tally tally = new Outcome.Tally("backups");
        SplittableRandom random = new SplittableRandom(limits.seed());
        Path data = limits.folder().resolve("data");
        int refused = 0;
        try (Product product = new Product(limits.linebeat(), data)) {
            product.serve(Map.of());
            Process factory = product.factory(limits, CYCLE_SECONDS);
            try {
                while (limits.goesOnAfter(tally.cycles())) {
                    Path backup = backUp(product, data, limits.folder().resolve("backups"));
                    refused += cycle(product, backup, limits.folder().resolve("restored"), random, tally);
                    Image.erase(backup);
                }
            } finally {
                factory.destroyForcibly();
            }
        }
        tally.note("of " + tally.cycles() * FLIPS + " damaged ones " + refused + " refused");
        return tally.outcome();
    }

    private static Path backUp(Product product, Path data, Path into) throws IOException, InterruptedException {
        Run backup = run(product, "backup", into.toString(), "--data", data.toString());
        Matcher folder = FOLDER.matcher(backup.said());
        if (backup.code() != 0 || !folder.find()) {
            throw new IOException("the backup ended with " + backup.code() + ": " + backup.said());
        }
        return Path.of(folder.group(1));
    }

    private static int cycle(Product product, Path backup, Path restored, SplittableRandom random, Outcome.Tally tally)
            throws IOException, InterruptedException {
        int refused = 0;
        Path database = backup.resolve("linebeat.db");
        byte[] whole = Files.readAllBytes(database);
        for (int i = 0; i < FLIPS; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            Files.write(database, damaged);
            if (run(product, "restore", backup.toString(), "--data", restored.toString())
                            .code()
                    == 0) {
                tally.wrong("a damaged backup was restored");
                Image.erase(restored);
            } else {
                refused++;
            }
        }
        Files.write(database, whole);
        Run restore = run(product, "restore", backup.toString(), "--data", restored.toString());
        Run verify = run(product, "verify", "--data", restored.toString());
        tally.cycle();
        if (restore.code() != 0 || verify.code() != 0 || !verify.said().startsWith("No difference")) {
            tally.wrong("backup " + tally.cycles() + ": " + restore.said() + verify.said());
        }
        Image.erase(restored);
        return refused;
    }

    private record Run(int code, String said) {}

    private static Run run(Product product, String... arguments) throws IOException, InterruptedException {
        Process process = product.command(Map.of(), arguments);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said);
    }
}
