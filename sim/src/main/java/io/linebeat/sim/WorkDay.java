package io.linebeat.sim;

import io.linebeat.core.fact.StationId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The truth about a person's shift: what she does from coming to going home, without a gap, and what she finishes.
///
/// @param name of the shift, after which the events that speak of it are named
public record WorkDay(Person person, String name, List<Spell> spells, List<FinishedUnit> units) {
    /// How far a cycle, and a stretch of idling, strays from its mean, in percent.
    private static final int CYCLE_SPREAD = 18;

    private static final int IDLE_SPREAD = 50;

    public WorkDay {
        spells = List.copyOf(spells);
        units = List.copyOf(units);
    }

    /// What happens between the fixed points of a plan.
    static WorkDay of(Person person, String name, DayPlan plan, Dice dice, Plant plant) {
        List<Spell> spells = new ArrayList<>(plan.away());
        plan.stints().forEach(stint -> attend(stint, plan.stationAt(stint.from()), person, dice, spells));
        spells.sort(Comparator.comparingLong(spell -> spell.span().from()));
        return new WorkDay(person, name, spells, finish(spells, person, plant, dice));
    }

    /// Working and idling in turn. What she idles follows from what she has worked, so that their ratio is hers.
    private static void attend(Span stint, StationId station, Person person, Dice dice, List<Spell> spells) {
        boolean working = true;
        long worked = 0;
        for (long from = stint.from(); from < stint.to(); working = !working) {
            long micros;
            if (working) {
                worked = dice.minutes(5, 19);
                micros = worked;
            } else {
                micros = dice.around(worked * (100 - person.diligence()) / person.diligence(), IDLE_SPREAD);
            }
            Span span = Span.lasting(from, micros).endingBy(stint.to());
            spells.add(new Spell(span, working ? Activity.WORKING : Activity.IDLE, station));
            from = span.to();
        }
    }

    /// A unit takes its time of work; an interruption leaves it lying, a move to another station begins a new one.
    /// It is finished within a spell, never at its end: the last second of a shift finishes nothing.
    private static List<FinishedUnit> finish(List<Spell> spells, Person person, Plant plant, Dice dice) {
        List<FinishedUnit> units = new ArrayList<>();
        StationId station = person.home();
        long toDo = cycle(station, person, plant, dice);
        for (Spell spell : spells) {
            if (spell.activity() != Activity.WORKING) {
                continue;
            }
            if (!spell.station().equals(station)) {
                station = spell.station();
                toDo = cycle(station, person, plant, dice);
            }
            Span left = spell.span();
            while (toDo < left.micros()) {
                left = new Span(left.from() + toDo, left.to());
                units.add(new FinishedUnit(left.from(), station));
                toDo = cycle(station, person, plant, dice);
            }
            toDo -= left.micros();
        }
        return units;
    }

    private static long cycle(StationId station, Person person, Plant plant, Dice dice) {
        long unitsPer100Hours = (long) plant.workplace(station).unitsPerHour() * person.pace();
        return dice.around(100 * Micros.HOUR / unitsPer100Hours, CYCLE_SPREAD);
    }
}
