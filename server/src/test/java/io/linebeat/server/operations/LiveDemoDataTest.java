package io.linebeat.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.sim.DemoFactory;
import io.linebeat.store.CannotOpen;
import io.linebeat.store.CommitListener;
import io.linebeat.store.Recorded;
import io.linebeat.store.Store;
import io.linebeat.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A demo that goes on, whatever happens to its server.
class LiveDemoDataTest {
    private static final Instant EVENING = Instant.parse("2026-03-11T16:40:00Z");
    private static final SiteClock CLOCK = Rules.USUAL.of(SiteId.DEFAULT).clock();

    @TempDir
    private Path folder;

    private Instant now = EVENING;
    private Store store;
    private DemoData demo;

    @BeforeEach
    void open() throws CannotOpen {
        store = SqliteStore.open(folder, Rules.USUAL, () -> Micros.of(now), CommitListener.DEAF);
        demo = live();
        demo.loadIfNew();
        demo.catchUp();
    }

    private DemoData live() {
        return new DemoData(store, () -> now, folder, true);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private List<Fact> kept() {
        List<Fact> facts = new ArrayList<>();
        store.eachFact(new Span(0, Micros.of(now) + Micros.DAY), recorded -> facts.add(recorded.fact()));
        return facts;
    }

    private List<Fact> expected(String from) {
        return DemoFactory.aroundTheClock(new Span(Micros.of(Instant.parse(from)), Micros.of(now) + 1), CLOCK);
    }

    @Test
    void everySecondOfAnEveningWhatHasComeDueIsThereAndNothingElse() {
        for (int second = 0; second < 3_000; second++) {
            pass(Duration.ofSeconds(1));
            demo.goOn();
        }

        assertThat(now).isEqualTo("2026-03-11T17:30:00Z");
        assertThat(kept()).containsExactlyInAnyOrderElementsOf(expected("2026-03-09T00:00:00Z"));
        assertThat(store.census().ofSenders()).isZero();
        Report lateShift = store.report(
                Question.over(Micros.of(Instant.parse("2026-03-11T17:10:00Z")), Micros.of(now)), Micros.of(now));
        assertThat(lateShift.total().tally().working()).isPositive();
    }

    @Test
    void goingOnTwiceAtOneInstantChangesNothing() {
        pass(Duration.ofHours(1));
        demo.goOn();
        List<Fact> once = kept();

        demo.goOn();

        assertThat(kept()).isEqualTo(once);
    }

    @Test
    void aRestartFillsTheGapHoweverLongAndRepeatsNothing() {
        pass(Duration.ofDays(6));
        demo = live();
        demo.catchUp();
        List<Fact> filled = kept();
        live().catchUp();

        assertThat(filled).containsExactlyInAnyOrderElementsOf(expected("2026-03-09T00:00:00Z"));
        assertThat(kept()).isEqualTo(filled);
        assertThat(store.census().aside()).isZero();
    }

    @Test
    void aDemoThatStoodStillIsTakenUp() {
        DemoData still = new DemoData(store, () -> now, folder, false);
        still.reset(false);
        assertThat(kept())
                .noneMatch(fact -> String.valueOf(fact.source().eventId()).startsWith("live-"));
        pass(Duration.ofMinutes(70));

        live().catchUp();

        assertThat(kept()).containsExactlyInAnyOrderElementsOf(expected("2026-03-09T00:00:00Z"));
    }

    @Test
    void afterAResetItIsAllThereAgainAndGoesOn() {
        pass(Duration.ofDays(4));
        demo.goOn();

        demo.reset(false);

        assertThat(kept()).containsExactlyInAnyOrderElementsOf(expected("2026-03-13T00:00:00Z"));
        pass(Duration.ofHours(3));
        demo.goOn();
        assertThat(kept()).containsExactlyInAnyOrderElementsOf(expected("2026-03-13T00:00:00Z"));
    }

    @Test
    void whatTheStoreDidNotTakeIsDueTheNextTime() throws CannotOpen {
        pass(Duration.ofMinutes(30));
        store.close();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(demo::goOn)).isNotNull();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(demo::goOn)).isNotNull();

        store = SqliteStore.open(folder, Rules.USUAL, () -> Micros.of(now), CommitListener.DEAF);
        live().catchUp();

        assertThat(kept()).containsExactlyInAnyOrderElementsOf(expected("2026-03-09T00:00:00Z"));
    }

    @Test
    void everyFactOfALiveDemoCarriesItsMark() {
        pass(Duration.ofHours(2));
        demo.goOn();

        List<Recorded> unmarked = new ArrayList<>();
        store.eachFact(new Span(0, Micros.of(now)), recorded -> {
            if (!recorded.demo()) {
                unmarked.add(recorded);
            }
        });
        assertThat(unmarked).isEmpty();
    }
}
