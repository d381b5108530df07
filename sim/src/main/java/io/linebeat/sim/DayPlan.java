package io.linebeat.sim;

import io.linebeat.core.fact.StationId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/// The fixed points of a person's day: when she comes and goes, when she is away and for what, and where she stands.
/// Everything is counted from the beginning of the shift, so a plan is the same in every zone.
///
/// @param attendance from coming to going home
/// @param away when she is at no station, in order and without overlap
/// @param moveAt when she goes from her morning's station to her afternoon's
record DayPlan(Person person, Span attendance, List<Spell> away, long moveAt) {
    static final LocalTime SHIFT_START = LocalTime.of(8, 0);
    static final long SHIFT = 9 * Micros.HOUR;

    DayPlan {
        away = List.copyOf(away);
    }

    static DayPlan of(Person person, LocalDate date, long shiftStart, Dice dice) {
        long arrival = shiftStart + (isLate(person, date) ? dice.minutes(35, 55) : dice.minutes(0, 4));
        long moveAt = after(shiftStart, 13, 20) + dice.minutes(0, 20);
        Outings outings = new Outings(person, moveAt, new ArrayList<>());
        outings.add(Activity.COFFEE, after(shiftStart, 10, 0), 15 * Micros.MINUTE + dice.minutes(0, 2));
        outings.add(Activity.ERRAND, after(shiftStart, 10, 45) + dice.minutes(0, 40), dice.minutes(3, 8));
        outings.add(Activity.LUNCH, after(shiftStart, 12, 0), 30 * Micros.MINUTE + dice.minutes(0, 2));
        if (hasAppointment(person, date)) {
            outings.add(Activity.APPOINTMENT, after(shiftStart, 14, 0) + dice.minutes(0, 30), dice.minutes(40, 60));
        }
        outings.add(Activity.ERRAND, after(shiftStart, 15, 40) + dice.minutes(0, 50), dice.minutes(3, 8));
        return new DayPlan(person, new Span(arrival, shiftStart + SHIFT), outings.spells(), moveAt);
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

    private static StationId stationAt(long at, Person person, long moveAt) {
        return at < moveAt ? person.home() : person.afternoons();
    }

    StationId stationAt(long at) {
        return stationAt(at, person, moveAt);
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
        boolean moves = !person.home().equals(person.afternoons());
        if (moves && present.contains(moveAt)) {
            stints.add(present.endingBy(moveAt));
            stints.add(new Span(moveAt, present.to()));
        } else {
            stints.add(present);
        }
    }

    private record Outings(Person person, long moveAt, List<Spell> spells) {
        void add(Activity activity, long from, long micros) {
            spells.add(new Spell(Span.lasting(from, micros), activity, stationAt(from, person, moveAt)));
        }
    }
}
