package io.linebeat.sim;

import io.linebeat.core.fact.StationId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Plans a shift of any length at any hour: stretches of work with something between them, and now and then a change
/// of place.
final class Rounds {
    /// Of a thousand reasons to leave a station, those that take most of an hour.
    private static final int APPOINTMENTS = 60;

    private final Person person;
    private final Span shift;
    private final Dice dice;
    private final NavigableMap<Long, StationId> places = new TreeMap<>();
    private final List<Spell> away = new ArrayList<>();

    private Rounds(Person person, Span shift, Dice dice) {
        this.person = person;
        this.shift = shift;
        this.dice = dice;
    }

    static DayPlan plan(Person person, Span shift, Dice dice) {
        Rounds rounds = new Rounds(person, shift, dice);
        long late = person.oversleeps() ? dice.minutes(10, 40) : dice.minutes(0, 4);
        // Of a shift of minutes something must be left.
        long arrival = shift.from() + Math.min(late, shift.micros() / 4);
        rounds.move(arrival);
        rounds.goAway(arrival);
        return new DayPlan(new Span(arrival, shift.to()), rounds.away, rounds.places);
    }

    private void move(long arrival) {
        places.put(arrival, person.home());
        if (person.home().equals(person.other())) {
            return;
        }
        boolean isAtHome = true;
        for (long at = arrival + dice.minutes(50, 150); at < shift.to(); at += dice.minutes(90, 240)) {
            isAtHome = !isAtHome;
            places.put(at, isAtHome ? person.home() : person.other());
        }
    }

    private void goAway(long arrival) {
        int outing = 0;
        for (long at = arrival + dice.minutes(25, 100); at < shift.to(); at += dice.minutes(45, 110)) {
            Activity activity = activity(outing++);
            Span span = Span.lasting(at, lasting(activity)).endingBy(shift.to());
            Map.Entry<Long, StationId> place = places.floorEntry(at);
            away.add(new Spell(span, activity, place.getValue()));
            at = span.to();
        }
    }

    private Activity activity(int outing) {
        if (dice.chance(APPOINTMENTS)) {
            return Activity.APPOINTMENT;
        }
        return switch (outing % 4) {
            case 0 -> Activity.ERRAND;
            case 1 -> Activity.COFFEE;
            case 2 -> Activity.LUNCH;
            default -> Activity.ERRAND;
        };
    }

    private long lasting(Activity activity) {
        return switch (activity) {
            case COFFEE -> 15 * Micros.MINUTE + dice.minutes(0, 2);
            case LUNCH -> 30 * Micros.MINUTE + dice.minutes(0, 2);
            case APPOINTMENT -> dice.minutes(40, 60);
            case ERRAND -> dice.minutes(3, 8);
            case WORKING, IDLE -> throw new IllegalArgumentException("no outing: " + activity);
        };
    }
}
