package io.linebeat.bench.command;

import io.linebeat.bench.contest.Contestant;
import io.linebeat.bench.contest.Disk;
import io.linebeat.bench.contest.Systems;
import io.linebeat.bench.load.Latencies;
import io.linebeat.bench.question.Answer;
import io.linebeat.bench.question.Expected;
import io.linebeat.bench.question.Question;
import io.linebeat.bench.sheet.Result;
import io.linebeat.bench.world.Arrivals;
import io.linebeat.bench.world.Delivery;
import io.linebeat.bench.world.Order;
import io.linebeat.bench.world.World;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// Measures the systems at one size, one after the other, each three times with an empty folder: a smaller plant whose
/// days arrive in any order, batches of 1,000, and batches of 10,000 followed by the questions.
final class Measurement {
    private static final long MOST_OF_THOUSANDS = 1_000_000;
    private static final long MOST_OF_SHUFFLED = 200_000;
    private static final int MOST_ASKED = 60;
    private static final long ASKED_NANOS = 4_000_000_000L;

    private final World world;
    private final World first;
    private final World shuffled;
    private final Map<Question, Answer> expected;
    private final Consumer<String> say;

    Measurement(World world, Consumer<String> say) {
        this.world = world;
        this.first = of(Math.min(world.facts(), MOST_OF_THOUSANDS));
        this.shuffled = of(Math.min(world.facts(), MOST_OF_SHUFFLED));
        this.say = say;
        say.accept("asking the oracle ...");
        this.expected = Expected.of(world, new Arrivals(world, Delivery.USUAL), Question.of(world));
    }

    private World of(long facts) {
        return World.plant(world.seed(), facts, world.ids());
    }

    Result measure(String system) {
        try {
            // First what is not timed: what runs in this process is warm then.
            Result.Verdict jumbled = jumbled(system);
            double thousands = with(system, first, Delivery.USUAL, contestant -> fill(contestant, first, 1_000));
            return with(system, world, Delivery.USUAL, contestant -> full(contestant, thousands, jumbled));
        } catch (RuntimeException e) {
            say.accept(system + " failed: " + e);
            return Result.failed(system, world.facts(), String.valueOf(e.getMessage()));
        }
    }

    private Result full(Contestant contestant, double thousands, Result.Verdict jumbled) {
        double tenThousands = fill(contestant, world, 10_000);
        contestant.tidy();
        Result.Verdict usual = verdict(contestant, Question.of(world), expected);
        List<Result.Timing> timings = new ArrayList<>();
        for (Question question : Question.of(world)) {
            Latencies latencies = Timed.run(() -> contestant.ask(question), MOST_ASKED, ASKED_NANOS);
            timings.add(new Result.Timing(
                    question.name(), latencies.millis(0.5), latencies.millis(0.95), latencies.size()));
        }
        Contestant.Memory memory = contestant.memory();
        return new Result(
                contestant.name(),
                settings(contestant),
                world.facts(),
                thousands,
                first.facts(),
                tenThousands,
                (double) contestant.diskBytes() / world.facts(),
                memory.bytes(),
                memory.kind(),
                usual,
                jumbled,
                timings,
                "");
    }

    private static List<String> settings(Contestant contestant) {
        List<String> settings = new ArrayList<>(contestant.settings());
        if (!contestant.cannotKeep().isEmpty()) {
            settings.add("it cannot keep the law: " + contestant.cannotKeep());
        }
        return settings;
    }

    private double fill(Contestant contestant, World filled, int batch) {
        double perSecond = contestant
                .fill(filled, new Arrivals(filled, Delivery.USUAL), batch)
                .perSecond();
        say.accept("%s: %,.0f facts/s in batches of %,d".formatted(contestant.name(), perSecond, batch));
        return perSecond;
    }

    /// After each day's facts came in any order; where conflicts are lost to the order of arrival, without them as
    /// well.
    private Result.Verdict jumbled(String system) {
        Delivery delivery = Delivery.USUAL.in(Order.SHUFFLED_DAY);
        Result.Verdict all = jumbled(system, delivery);
        if (all.equal()) {
            return all;
        }
        Result.Verdict without = jumbled(system, delivery.withoutConflicts());
        return new Result.Verdict(
                false, all.why() + "; without conflicts: " + (without.equal() ? "yes" : without.why()));
    }

    private Result.Verdict jumbled(String system, Delivery delivery) {
        List<Question> questions = Question.of(shuffled);
        Map<Question, Answer> right = Expected.of(shuffled, new Arrivals(shuffled, delivery), questions);
        return with(system, shuffled, delivery, contestant -> {
            contestant.fill(shuffled, new Arrivals(shuffled, delivery), 10_000);
            return verdict(contestant, questions, right);
        });
    }

    private static Result.Verdict verdict(
            Contestant contestant, List<Question> questions, Map<Question, Answer> right) {
        List<String> wrong = questions.stream()
                .filter(question -> !contestant.answer(question).equals(right.get(question)))
                .map(Question::name)
                .toList();
        return new Result.Verdict(
                wrong.isEmpty(),
                wrong.isEmpty()
                        ? ""
                        : wrong.size() + " of " + questions.size() + " answers differ ("
                                + (contestant.cannotKeep().isEmpty() ? String.join(", ", wrong) : "conflicts") + ")");
    }

    private static <T> T with(String system, World world, Delivery delivery, Function<Contestant, T> action) {
        Path folder = Target.scratch();
        try (Contestant contestant = Systems.open(system, world, delivery, Target.root(), folder)) {
            return action.apply(contestant);
        } finally {
            Disk.remove(folder);
        }
    }
}
