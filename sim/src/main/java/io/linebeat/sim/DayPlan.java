package io.linebeat.sim;

import io.linebeat.core.fact.StationId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The fixed points of a person's shift: when she comes and goes, when she is away and for what, and where she stands.
/// Everything is counted from the beginning of the shift, so a plan is the same in every zone.
///
/// @param attendance from coming to going home
/// @param away when she is at no station, in order and without overlap
/// @param places the station to which she goes, by the instant at which she goes there; the first by her coming
record DayPlan(Span attendance, List<Spell> away, NavigableMap<Long, StationId> places) {
    static final LocalTime SHIFT_START = LocalTime.of(8, 0);
    static final long SHIFT = 9 * Micros.HOUR;

    DayPlan {
        away = List.copyOf(away);
        places = Collections.unmodifiableNavigableMap(new TreeMap<>(places));
    }

    /// The demo's shift from 8 to 17, with breaks at fixed times.
    static DayPlan of(Person person, LocalDate date, long shiftStart, Dice dice) {
        long arrival = shiftStart + (isLate(person, date) ? dice.minutes(35, 55) : dice.minutes(0, 4));
        long moveAt = after(shiftStart, 13, 20) + dice.minutes(0, 20);
        NavigableMap<Long, StationId> places = new TreeMap<>(Map.of(shiftStart, person.home()));
        if (!person.home().equals(person.other())) {
            places.put(moveAt, person.other());
        }
        Outings outings = new Outings(places, new ArrayList<>());
        outings.add(Activity.COFFEE, after(shiftStart, 10, 0), 15 * Micros.MINUTE + dice.minutes(0, 2));
        outings.add(Activity.ERRAND, after(shiftStart, 10, 45) + dice.minutes(0, 40), dice.minutes(3, 8));
        outings.add(Activity.LUNCH, after(shiftStart, 12, 0), 30 * Micros.MINUTE + dice.minutes(0, 2));
        if (hasAppointment(person, date)) {
            outings.add(Activity.APPOINTMENT, after(shiftStart, 14, 0) + dice.minutes(0, 30), dice.minutes(40, 60));
        }
        outings.add(Activity.ERRAND, after(shiftStart, 15, 40) + dice.minutes(0, 50), dice.minutes(3, 8));
        return new DayPlan(new Span(arrival, shiftStart + SHIFT), outings.spells(), places);
    }

    /// By the date alone, so that of any two days in a row she is late on one.
    private static boolean isLate(Person person, LocalDate date) {
        return person.oversleeps() && Math.floorMod(date.toEpochDay(), 2) == 0;
    }

    /// Each in turn, one a day.
    private static boolean hasAppointment(Person person, LocalDate date) {
        return Math.floorMod(date.toEpochDay(), 6) == person.number() - 1;
    }

    private static long after(long shiftStart, int hour, int minute) {
        return shiftStart + (hour - SHIFT_START.getHour()) * Micros.HOUR + minute * Micros.MINUTE;
    }

    private static StationId stationAt(long at, NavigableMap<Long, StationId> places) {
        Map.Entry<Long, StationId> place = places.floorEntry(at);
        return (place == null ? places.firstEntry() : place).getValue();
    }

    StationId stationAt(long at) {
        return stationAt(at, places);
    }

    /// The stretches at one station without a break.
    List<Span> stints() {
        List<Span> stints = new ArrayList<>();
        long from = attendance.from();
        for (Spell spell : away) {
            addStints(stints, new Span(from, spell.span().from()));
            from = spell.span().to();
        }
        addStints(stints, new Span(from, attendance.to()));
        return stints;
    }

    private void addStints(List<Span> stints, Span present) {
        long from = present.from();
        for (long moveAt : places.keySet()) {
            if (from < moveAt && moveAt < present.to()) {
                stints.add(new Span(from, moveAt));
                from = moveAt;
            }
        }
        stints.add(new Span(from, present.to()));
    }

    private record Outings(NavigableMap<Long, StationId> places, List<Spell> spells) {
        void add(Activity activity, long from, long micros) {
            spells.add(new Spell(Span.lasting(from, micros), activity, stationAt(from, places)));
        }
    }
}
