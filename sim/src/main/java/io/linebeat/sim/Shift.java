package io.linebeat.sim;

import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.measure.Span;
import java.time.LocalDate;
import java.time.LocalTime;

/// A shift of the demo factory. The demo knows the day's alone; the others keep a live page busy at any hour. What
/// chance holds for a shift hangs on its number.
enum Shift {
    DAY(0, "demo", DayPlan.SHIFT_START, LocalTime.of(17, 0)),
    LATE(1, "live-late", LocalTime.of(17, 5), LocalTime.of(2, 0)),
    NIGHT(2, "live-night", LocalTime.of(2, 5), LocalTime.of(7, 55));

    private final int number;
    private final String prefix;
    private final LocalTime from;
    private final LocalTime to;

    Shift(int number, String prefix, LocalTime from, LocalTime to) {
        this.number = number;
        this.prefix = prefix;
        this.from = from;
        this.to = to;
    }

    int number() {
        return number;
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
