package io.linebeat.torture;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Identity;
import io.linebeat.core.measure.Span;
import io.linebeat.store.CannotOpen;
import io.linebeat.store.CommitListener;
import io.linebeat.store.Store;
import io.linebeat.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The write-ahead log ends at any sector, or has one of garbage: the store opens to what was committed before, all of
/// it, and invents nothing.
final class TornLog implements Ordeal {
    private static final int SECTOR = 512;
    private static final int COMMITS = 60;
    private static final int BATCH = 20;

    @Override
    public String name() {
        return "log";
    }

    @Override
    public int goal() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Outcome undergo(Limits limits) throws IOException {
        Series series = new Series(limits.seed());
        long[] ends = new long[COMMITS];
        Image image = image(limits.folder().resolve("whole"), series, ends);
        int sectors = image.log().length / SECTOR;
        Outcome.Tally tally = new Outcome.Tally("torn logs of " + 2 * sectors);
        Path folder = limits.folder().resolve("torn");
        // From all over it, whatever the time allows.
        for (int step = 0; step < 2 * sectors && limits.goesOnAfter(tally.cycles()); step++) {
            int sector = (int) ((long) step * 7_919 % sectors);
            byte[] log = step < sectors ? cut(image.log(), sector) : garbled(image.log(), sector);
            long tear = (long) sector * SECTOR;
            int whole = (int) Arrays.stream(ends).filter(end -> end <= tear).count();
            judge(series, Image.lay(folder, image.database(), log), sector, whole, tally);
        }
        return tally.outcome();
    }

    private static byte[] cut(byte[] log, int sector) {
        return Arrays.copyOf(log, sector * SECTOR);
    }

    private static byte[] garbled(byte[] log, int sector) {
        Arrays.fill(log, sector * SECTOR, (sector + 1) * SECTOR, (byte) 0xA5);
        return log;
    }

    /// A folder as it is when the power goes: with all commits in its log, and where in the log each of them ends.
    private static Image image(Path folder, Series series, long[] ends) throws IOException {
        try (Store store = SqliteStore.open(folder, Rules.USUAL, () -> Series.NOW, CommitListener.DEAF)) {
            series.register(store);
            // Closed and opened again, it has all of that in the database and an empty log.
        } catch (CannotOpen e) {
            throw new IOException(e);
        }
        try (Store store = SqliteStore.open(folder, Rules.USUAL, () -> Series.NOW, CommitListener.DEAF)) {
            for (int commit = 0; commit < COMMITS; commit++) {
                store.record(series.intake(commit * BATCH, BATCH));
                ends[commit] = Files.size(folder.resolve(Image.LOG));
            }
            return Image.of(folder);
        } catch (CannotOpen e) {
            throw new IOException(e);
        }
    }

    /// @param whole so many commits end before the tear
    private static void judge(Series series, Path folder, int sector, int whole, Outcome.Tally tally) {
        try (Store store = SqliteStore.open(folder, Rules.USUAL, () -> Series.NOW, CommitListener.DEAF)) {
            int commits = Math.max(whole, commitsIn(store, series));
            List<Integer> numbers = IntStream.range(0, commits * BATCH).boxed().toList();
            tally.cycle(0, new Judge(series).judge(store, numbers, commits * BATCH));
        } catch (CannotOpen e) {
            tally.cycle();
            tally.wrong("sector " + sector + " did not open: " + e.getMessage());
        }
    }

    /// How many commits there are, by the last of which anything is there that no commit before it had told.
    private static int commitsIn(Store store, Series series) {
        Map<Identity, Integer> firstTold = new HashMap<>();
        for (int number = 0; number < COMMITS * BATCH; number++) {
            firstTold.putIfAbsent(Identity.of(series.fact(number)), number / BATCH);
        }
        Map<Identity, Fact> found = new HashMap<>();
        store.eachFact(
                new Span(Long.MIN_VALUE, Long.MAX_VALUE),
                recorded -> found.put(Identity.of(recorded.fact()), recorded.fact()));
        return found.keySet().stream()
                .mapToInt(each -> firstTold.getOrDefault(each, -1) + 1)
                .max()
                .orElse(0);
    }
}
