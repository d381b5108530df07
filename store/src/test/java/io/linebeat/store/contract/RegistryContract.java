package io.linebeat.store.contract;

import static io.linebeat.store.contract.Scene.ADA;
import static io.linebeat.store.contract.Scene.ADA_AT_DEPOT;
import static io.linebeat.store.contract.Scene.BO;
import static io.linebeat.store.contract.Scene.PLANT;
import static io.linebeat.store.contract.Scene.S1;
import static io.linebeat.store.contract.Scene.S1_AT_DEPOT;
import static io.linebeat.store.contract.Scene.T;
import static io.linebeat.store.contract.Scene.intake;
import static io.linebeat.store.contract.Scene.working;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.WorkerFigures;
import io.linebeat.core.roster.Roster;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import io.linebeat.store.Census;
import io.linebeat.store.FactQuestion;
import io.linebeat.store.Farewell;
import io.linebeat.store.Intake;
import io.linebeat.store.Recorded;
import io.linebeat.store.RefusalQuestion;
import io.linebeat.store.Registration;
import io.linebeat.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who and what is registered, and beginning anew with another roster.
interface RegistryContract extends Premises {

    @Test
    default void aWorkerIsCreatedOnceThenUnchangedAndNeverOverwritten() throws Exception {
        try (Store store = open("workers")) {
            Worker ada = new Worker(ADA, "Ada L.");

            assertThat(store.register(ada)).isEqualTo(Registration.CREATED);
            assertThat(store.register(ada)).isEqualTo(Registration.UNCHANGED);
            assertThat(store.register(new Worker(ADA, "Somebody"))).isEqualTo(Registration.DIFFERENT);
            assertThat(store.register(new Worker(ADA_AT_DEPOT, "Somebody"))).isEqualTo(Registration.CREATED);
            assertThat(store.roster().find(ADA)).isEqualTo(ada);
            assertThat(store.roster().workers()).hasSize(2);
        }
    }

    @Test
    default void aStationIsCreatedOnceThenUnchangedAndNeverOverwritten() throws Exception {
        try (Store store = open("stations")) {
            Station press = new Station(S1, "Press", "assembly");

            assertThat(store.register(press)).isEqualTo(Registration.CREATED);
            assertThat(store.register(press)).isEqualTo(Registration.UNCHANGED);
            assertThat(store.register(new Station(S1, "Press", "packaging"))).isEqualTo(Registration.DIFFERENT);
            assertThat(store.register(new Station(S1, "Oven", "assembly"))).isEqualTo(Registration.DIFFERENT);
            assertThat(store.register(new Station(S1_AT_DEPOT, "Oven", "assembly")))
                    .isEqualTo(Registration.CREATED);
            assertThat(store.roster().find(S1)).isEqualTo(press);
            assertThat(store.roster().stations()).hasSize(2);
        }
    }

    @Test
    default void idsAreNeitherTrimmedNorFolded() throws Exception {
        List<String> ids = List.of("W1", "w1", " W1", "W1 ", "Ⅰ", "i", "İ", "ı", "é", "e\u0301");
        try (Store store = open("ids")) {
            for (String id : ids) {
                assertThat(store.register(new Worker(new WorkerId(PLANT, id), "n")))
                        .as(id)
                        .isEqualTo(Registration.CREATED);
            }
            assertThat(store.roster().workers()).hasSameSizeAs(ids);
        }
    }

    @Test
    default void theRosterOutlivesARestart() throws Exception {
        Roster before;
        try (Store store = open("kept")) {
            Scene.register(store);
            before = store.roster();
        }
        try (Store store = open("kept")) {
            assertThat(store.roster().workers()).containsExactlyElementsOf(before.workers());
            assertThat(store.roster().stations()).containsExactlyElementsOf(before.stations());
            assertThat(store.register(new Worker(ADA, "Ada L."))).isEqualTo(Registration.UNCHANGED);
            assertThat(store.record(intake(working(ADA, S1, T)))).containsExactly(Receipt.NEW);
        }
    }

    @Test
    default void beginningAnewErasesEverythingAndKeepsTheDemo() throws Exception {
        Worker demoWorker = new Worker(ADA, "Demo Ada");
        Station demoStation = new Station(S1, "Demo Press", "assembly");
        Roster demo = Roster.of(List.of(demoWorker), List.of(demoStation));
        Census expected = new Census(1, 0, 0, 0, 0, T + 5, T + 5, true);
        try (Store store = open("anew")) {
            RandomWorldContract.tellEverything(store, new World(11));
            store.record(Intake.of(List.of(), List.of(RefusalContract.refusal(1))));

            store.startOver(demo, Intake.demo(List.of(working(ADA, S1, T + 5))), new Heard());

            assertThat(store.census()).isEqualTo(expected);
            assertThat(store.roster().workers()).containsExactly(demoWorker);
            assertThat(store.roster().stations()).containsExactly(demoStation);
            assertThat(store.facts(FactQuestion.newest(10)).items()).hasSize(1);
            assertThat(store.refusals(new RefusalQuestion(null, 10, null)).items())
                    .isEmpty();
            assertThat(store.report(Question.EVERYTHING, Scene.NOW).window().from())
                    .isEqualTo(T + 5);
            assertThat(store.report(Question.EVERYTHING, Scene.NOW).workers())
                    .extracting(WorkerFigures::worker, line -> line.tally().events())
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(demoWorker, 1L));
        }
        try (Store store = open("anew", Rules.USUAL, () -> Scene.NOW)) {
            assertThat(store.census()).isEqualTo(expected);
        }
    }

    @Test
    default void afterBeginningAnewTheWorldOfBeforeCanBeToldAgain() throws Exception {
        World world = new World(12);
        try (Store store = open("again", World.rules(List.of(world)), () -> World.NOW)) {
            RandomWorldContract.tellEverything(store, world);
            Census before = store.census();
            store.startOver(Roster.EMPTY, Intake.demo(List.of()), new Heard());
            assertThat(store.census().facts()).isZero();
            RandomWorldContract.tellEverything(store, world);

            Census after = store.census();
            assertThat(after.facts()).isEqualTo(before.facts());
            assertThat(after.aside()).isEqualTo(before.aside());
            RandomWorldContract.assertLawful(store, world, world.arrivals, world.ask());
        }
    }

    @Test
    default void whatSendersSentIsHeardBeforeItIsErased() throws Exception {
        try (Store store = open("farewell")) {
            Scene.register(store);
            Fact sent = working(BO, S1, T + 1);
            Fact onTrial = Scene.onTrial(working(ADA, S1, T));
            Fact lesser = Scene.sure(100_000, Scene.named("e", working(BO, Scene.S2, T + 9)));
            Fact greater = Scene.sure(900_000, Scene.named("e", working(BO, S1, T + 9)));
            store.record(intake(sent, onTrial, lesser, greater));
            store.record(Intake.demo(List.of(working(ADA, S1, T))));
            Heard heard = new Heard();
            store.startOver(Roster.EMPTY, Intake.demo(List.of()), heard);

            assertThat(heard.leaving).containsExactly(onTrial, sent, greater, lesser);
            assertThat(heard.workers).hasSize(3);
            assertThat(heard.stations).hasSize(3);
            assertThat(heard.done).isOne();
            assertThat(store.census().facts()).isZero();
        }
    }

    @Test
    default void aFarewellThatFailsKeepsEverything() throws Exception {
        try (Store store = open("farewell fails")) {
            Scene.register(store);
            Roster roster = store.roster();
            store.record(intake(working(BO, S1, T)));
            Census before = store.census();
            Heard unwilling = new Heard() {
                @Override
                public void done() {
                    throw new UncheckedIOException(new IOException("no room for the export"));
                }
            };

            assertThatThrownBy(() -> store.startOver(Roster.EMPTY, Intake.demo(List.of()), unwilling))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("no room for the export");
            assertThat(store.census()).isEqualTo(before);
            assertThat(store.roster().workers()).isEqualTo(roster.workers());
            assertThat(store.record(intake(working(BO, S1, T), working(ADA, S1, T))))
                    .containsExactly(Receipt.DUPLICATE, Receipt.NEW);
        }
    }

    /// Remembers what it heard.
    static Farewell unheard() {
        return new Heard();
    }

    class Heard implements Farewell {
        final List<Fact> leaving = new ArrayList<>();
        final List<Worker> workers = new ArrayList<>();
        final List<Station> stations = new ArrayList<>();
        int done;

        @Override
        public void leaving(Recorded recorded) {
            leaving.add(recorded.fact());
        }

        @Override
        public void leaving(Worker worker) {
            workers.add(worker);
        }

        @Override
        public void leaving(Station station) {
            stations.add(station);
        }

        @Override
        public void done() {
            done++;
        }
    }
}
