package io.linebeat.sim;

import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.measure.Span;
import java.time.LocalDate;
import java.time.LocalTime;

/// A shift of the demo factory. The demo knows the day's alone; the others keep a live page busy at any hour. The place
/// of a constant is part of what chance holds for its shift.
enum Shift {
    DAY("demo", DayPlan.SHIFT_START, LocalTime.of(17, 0)),
    LATE("live-late", LocalTime.of(17, 5), LocalTime.of(2, 0)),
    NIGHT("live-night", LocalTime.of(2, 5), LocalTime.of(7, 55));

    private final String prefix;
    private final LocalTime from;
    private final LocalTime to;

    Shift(String prefix, LocalTime from, LocalTime to) {
        this.prefix = prefix;
        this.from = from;
        this.to = to;
    }

    /// Names the shift that begins on a date.
    String name(LocalDate date) {
        return prefix + "-" + date;
    }

    DayPlan plan(Person person, LocalDate date, SiteClock clock, Dice dice) {
        long start = clock.instant(date.atTime(from));
        if (this == DAY) {
            return DayPlan.of(person, date, start, dice);
        }
        LocalDate end = to.isBefore(from) ? date.plusDays(1) : date;
        return Rounds.plan(person, new Span(start, clock.instant(end.atTime(to))), dice);
    }
}
