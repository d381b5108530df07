package io.linebeat.bench.contest;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.bench.question.Answer;
import io.linebeat.bench.question.Expected;
import io.linebeat.bench.question.Question;
import io.linebeat.bench.world.Arrivals;
import io.linebeat.bench.world.Delivery;
import io.linebeat.bench.world.IdForm;
import io.linebeat.bench.world.Lateness;
import io.linebeat.bench.world.Order;
import io.linebeat.bench.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each system's figures are the oracle's on a small plant that has everything that makes figures hard: a fact a minute
/// for
/// each worker, so that ties, moves, void absences, repeats and late ones meet.
class EqualToOracleTest {
    private static final Delivery ROUGH = new Delivery(100, Lateness.DAY, 60, 500, Order.TIME);

    @TempDir
    private Path folder = Path.of("");

    private static World world(IdForm ids) {
        return new World(7, 6_000, 12, 5, World.START, 3, ids);
    }

    @Test
    void postgres() {
        World world = world(IdForm.RANDOM);
        try (Contestant contestant = new Postgres(world, folder.resolve("postgres"))) {
            requireEqual(world, ROUGH, contestant);
        }
    }

    @Test
    void duckdb() {
        World world = world(IdForm.RANDOM);
        try (Contestant contestant = new Duck(world, folder)) {
            requireEqual(world, ROUGH, contestant);
        }
    }

    @Test
    void postgresWithARollUp() {
        World world = world(IdForm.SEQUENTIAL);
        try (Contestant contestant = new PostgresRollup(world, folder.resolve("postgres"))) {
            requireEqual(world, ROUGH, contestant);
        }
    }

    @Test
    void theSeedWithoutConflicts() {
        World world = world(IdForm.RANDOM);
        try (Contestant contestant = new Seed(world, folder)) {
            requireEqual(world, ROUGH.withoutConflicts(), contestant);
        }
    }

    @Test
    void questdbWithoutConflicts() {
        World world = world(IdForm.RANDOM);
        try (Contestant contestant = new Quest(world, folder)) {
            requireEqual(world, ROUGH.withoutConflicts(), contestant);
        }
    }

    @Test
    void theSeedAndQuestdbCannotKeepConflicts() {
        World world = world(IdForm.RANDOM);
        try (Contestant seed = new Seed(world, folder);
                Contestant questdb = new Quest(world, folder)) {
            for (Contestant contestant : List.of(seed, questdb)) {
                Question question = Question.of(world).getFirst();
                contestant.fill(world, new Arrivals(world, ROUGH), 700);
                assertThat(contestant.answer(question))
                        .as(contestant.cannotKeep())
                        .isNotEqualTo(Expected.of(world, new Arrivals(world, ROUGH), List.of(question))
                                .get(question));
            }
        }
    }

    private static void requireEqual(World world, Delivery delivery, Contestant contestant) {
        List<Question> questions = Question.of(world);
        Map<Question, Answer> expected = Expected.of(world, new Arrivals(world, delivery), questions);
        contestant.fill(world, new Arrivals(world, delivery), 700);
        for (Question question : questions) {
            assertThat(contestant.answer(question)).as(question.name()).isEqualTo(expected.get(question));
        }
    }
}
