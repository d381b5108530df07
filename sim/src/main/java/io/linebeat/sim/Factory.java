package io.linebeat.sim;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Span;
import io.linebeat.core.roster.Roster;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// A factory that works around the clock for a stretch of time under the eyes of cameras. All of it follows from its
/// seed: with a later beginning the same happens later.
///
/// What happens ([#truth]) does not depend on the cameras; what they say ([#said]) depends on their models, on
/// [Fault#SKEW] and on [Fault#DRIFT]; how that arrives ([#transport]) on the other faults.
public final class Factory {
    public static final int MOST_CAMERAS = 500;

    private final Hall hall;
    private final long seed;
    private final Span stretch;
    private final List<WorkDay> truth;

    private Factory(Hall hall, long seed, Span stretch) {
        this.hall = hall;
        this.seed = seed;
        this.stretch = stretch;
        this.truth = hall.plant().people().stream().map(this::day).toList();
    }

    /// A factory of a seed.
    ///
    /// @param cameras from 1 to 500; there are somewhat fewer stations, and about as many workers
    /// @param stretch the time that is simulated, in microseconds since the epoch
    public static Factory of(SiteId site, int cameras, long seed, Span stretch) {
        if (cameras < 1 || cameras > MOST_CAMERAS) {
            throw new IllegalArgumentException("cameras outside 1 to " + MOST_CAMERAS + ": " + cameras);
        }
        return new Factory(Hall.of(site, cameras, seed), seed, stretch);
    }

    private WorkDay day(Person person) {
        Dice dice = Dice.of(seed, Dice.Purpose.TRUTH, person.number());
        return WorkDay.of(person, "sim", Rounds.plan(person, stretch, dice), dice, hall.plant());
    }

    public Span stretch() {
        return stretch;
    }

    public Roster roster() {
        return hall.plant().roster();
    }

    public List<Lookout> lookouts() {
        return hall.lookouts();
    }

    /// What each worker really did.
    public List<WorkDay> truth() {
        return truth;
    }

    /// What the cameras say, in the order in which they say it; each fact is due when it is said.
    public List<Delivery> said(Set<Fault> faults) {
        return hall.lookouts().stream()
                .flatMap(lookout -> LookoutLog.of(lookout, truth, stretch, seed, faults).stream())
                .sorted(Comparator.comparingLong(Delivery::due))
                .toList();
    }

    /// How what the cameras say reaches the sender.
    public Transport transport(Set<Fault> faults) {
        return Transport.of(said(faults), faults, seed, stretch);
    }
}
