package io.linebeat.core.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RosterTest {
    private static final SiteId NORTH = new SiteId("north");
    private static final Worker ADA = new Worker(new WorkerId(NORTH, "W2"), "Ada");
    private static final Worker BOB = new Worker(new WorkerId(NORTH, "W10"), "Bob");
    private static final Worker CEM = new Worker(new WorkerId(SiteId.DEFAULT, "W9"), "Cem");
    private static final Station S1 = new Station(new StationId(NORTH, "S1"), "Packaging", "packaging");
    private static final Station S2 = new Station(new StationId(NORTH, "S2"), "Testing", "testing");

    @Test
    void everyoneIsListedBySiteAndId() {
        Roster roster = Roster.of(List.of(ADA, BOB, CEM), List.of(S2, S1));
        assertThat(roster.workers()).containsExactly(CEM, BOB, ADA);
        assertThat(roster.stations()).containsExactly(S1, S2);
    }

    @Test
    void whoIsAddedIsFound() {
        Roster roster = Roster.EMPTY.with(ADA).with(S1);
        assertThat(roster.find(ADA.id())).isEqualTo(ADA);
        assertThat(roster.find(S1.id())).isEqualTo(S1);
        assertThat(roster.find(BOB.id())).isNull();
        assertThat(roster.find(S2.id())).isNull();
        assertThat(roster.with(BOB).with(S2).workers()).containsExactly(BOB, ADA);
        assertThat(roster.with(BOB).with(S2).stations()).containsExactly(S1, S2);
    }

    @Test
    void aRosterDoesNotChange() {
        Roster roster = Roster.EMPTY.with(ADA).with(S1);
        assertThat(roster.with(BOB)).isNotSameAs(roster);
        assertThat(roster.workers()).containsExactly(ADA);
        assertThat(Roster.EMPTY.workers()).isEmpty();
        assertThatThrownBy(() -> roster.workers().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> roster.stations().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aRenameKeepsTheId() {
        Roster renamed = Roster.EMPTY.with(ADA).with(new Worker(ADA.id(), "Ada King"));
        assertThat(renamed.workers()).containsExactly(new Worker(ADA.id(), "Ada King"));
    }

    @Test
    void aSiteComesIntoBeingWithItsFirstWorkerOrStation() {
        SiteId south = new SiteId("south");
        Station there = new Station(new StationId(south, "S1"), "Welding", "welding");
        assertThat(Roster.EMPTY.sites()).containsExactly(SiteId.DEFAULT);
        assertThat(Roster.EMPTY.with(ADA).with(there).sites()).containsExactly(SiteId.DEFAULT, NORTH, south);
    }
}
