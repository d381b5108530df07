package io.linebeat.server.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Micros;
import io.linebeat.sim.DemoFactory;
import io.linebeat.store.CannotOpen;
import io.linebeat.store.CommitListener;
import io.linebeat.store.Intake;
import io.linebeat.store.Progress;
import io.linebeat.store.Store;
import io.linebeat.store.TooMuch;
import io.linebeat.store.sqlite.SqliteStore;
import io.linebeat.wire.answer.VerifyAnswer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
    private static final Instant NOW = Instant.parse("2026-03-11T12:00:00Z");

    @TempDir
    Path folder;

    private Store demoPlant() throws CannotOpen {
        Store store = SqliteStore.open(folder, Rules.USUAL, () -> Micros.of(NOW), CommitListener.DEAF);
        DemoFactory.roster().workers().forEach(store::register);
        DemoFactory.roster().stations().forEach(store::register);
        return store;
    }

    private static List<Fact> demoFacts() {
        SiteClock clock = Rules.USUAL.of(SiteId.DEFAULT).clock();
        return DemoFactory.facts(LocalDate.ofInstant(NOW, ZoneOffset.UTC), Micros.of(NOW), clock);
    }

    @Test
    void whatComesInMeanwhileIsNoDifference() throws Exception {
        try (Store store = demoPlant()) {
            List<Fact> facts = demoFacts();
            List<Fact> before = facts.subList(0, facts.size() / 2);
            store.record(Intake.of(before));

            VerifyAnswer answer = Verification.of(store, () -> NOW, new Progress() {
                private int told = before.size();

                @Override
                public void reached(long done, long total) {
                    int end = Math.min(told + 50, facts.size());
                    store.record(Intake.of(facts.subList(told, end)));
                    told = end;
                }
            });

            assertThat(answer.difference()).isNull();
            assertThat(answer.facts()).isEqualTo(before.size());
            assertThat(store.census().facts()).isGreaterThan(before.size());
            assertThat(Verification.of(store, () -> NOW, Progress.UNHEARD).equal())
                    .isTrue();
        }
    }

    @Test
    void moreFactsThanMemoryHoldsAreNotTakenOn() throws Exception {
        try (Store store = demoPlant()) {
            store.record(Intake.of(demoFacts()));

            assertThatThrownBy(() -> Verification.of(store, () -> NOW, Progress.UNHEARD, 20))
                    .isInstanceOf(TooMuch.class)
                    .hasMessageContaining("more than 20 facts");
        }
    }
}
