package io.linebeat.torture;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.store.CannotOpen;
import io.linebeat.store.CommitListener;
import io.linebeat.store.FactQuestion;
import io.linebeat.store.RefusalQuestion;
import io.linebeat.store.Store;
import io.linebeat.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// One bit of the database is another: that is found, or it changes no answer.
final class FlippedBits implements Ordeal {
    private static final int GOAL = 1_000;
    private static final int BATCHES = 30;
    private static final int BATCH = 400;
    private static final int MOST_NAMED = 5;

    @Override
    public String name() {
        return "bits";
    }

    @Override
    public int goal() {
        return GOAL;
    }

    @Override
    public Outcome undergo(Limits limits) throws IOException {
        Series series = new Series(limits.seed());
        Image image = image(limits.folder().resolve("whole"), series);
        List<String> expected = answers(limits.folder().resolve("whole"));
        SplittableRandom random = new SplittableRandom(limits.seed());
        Outcome.Tally tally = new Outcome.Tally("flipped bits");
        int found = 0;
        List<String> missed = new ArrayList<>();
        while (limits.goesOnAfter(tally.cycles())) {
            byte[] database = image.database();
            int bit = random.nextInt(database.length * Byte.SIZE);
            database[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            List<String> answers = answers(Image.lay(limits.folder().resolve("flipped"), database, new byte[0]));
            tally.cycle();
            if (answers.getFirst().equals(DETECTED)) {
                found++;
            } else if (!answers.equals(expected)) {
                missed.add("bit " + bit + " changes " + firstDifference(expected, answers));
            }
        }
        tally.note("found " + found + ", harmless " + (tally.cycles() - found - missed.size()));
        missed.stream().limit(MOST_NAMED).forEach(tally::wrong);
        missed.stream().skip(MOST_NAMED).forEach(each -> tally.wrong("and another"));
        return tally.outcome();
    }

    private static String firstDifference(List<String> expected, List<String> answers) {
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.get(i).equals(answers.get(i))) {
                return "answer " + i;
            }
        }
        return "nothing";
    }

    private static final String DETECTED = "detected";

    private static Image image(Path folder, Series series) throws IOException {
        try (Store store = SqliteStore.open(folder, Rules.USUAL, () -> Series.NOW, CommitListener.DEAF)) {
            series.register(store);
            for (int batch = 0; batch < BATCHES; batch++) {
                store.record(series.intake(batch * BATCH, BATCH));
            }
        } catch (CannotOpen e) {
            throw new IOException(e);
        }
        return Image.of(folder);
    }

    /// Everything that can be asked, or a word for damage that was found.
    private static List<String> answers(Path folder) {
        try (Store store = SqliteStore.open(folder, Rules.USUAL, () -> Series.NOW, CommitListener.DEAF)) {
            if (store.damage() != null) {
                return List.of(DETECTED);
            }
            Span odd = Judge.oddWindow(store);
            List<String> answers = new ArrayList<>();
            answers.add(store.roster().workers() + " " + store.roster().stations());
            answers.add(store.census().toString());
            answers.add(store.report(Question.EVERYTHING, Series.NOW).toString());
            answers.add(store.report(Question.over(odd.from(), odd.to()), Series.NOW)
                    .toString());
            answers.add(everyFact(store));
            answers.add(store.facts(new FactQuestion(null, null, null, null, null, false, 1_000, null))
                    .toString());
            answers.add(store.refusals(new RefusalQuestion(null, 100, null)).toString());
            return answers;
        } catch (CannotOpen | RuntimeException e) {
            return List.of(DETECTED);
        }
    }

    private static String everyFact(Store store) {
        StringBuilder all = new StringBuilder();
        store.eachFact(
                new Span(Long.MIN_VALUE, Long.MAX_VALUE),
                recorded -> all.append(recorded).append('\n'));
        return all.toString();
    }
}
