package io.linebeat.sim;

import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.measure.Span;
import io.linebeat.core.roster.Roster;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// The demo data: six people at six stations, two full days of a shift from 8 to 17 and today so far.
///
/// The facts of a date follow from the date and the site's zone alone. So today's facts at a later instant continue
/// those at an earlier one, and adding the demo again on another day brings the shared dates under the same event ids.
public final class DemoFactory {
    /// Full days before today.
    private static final int FULL_DAYS = 2;

    private DemoFactory() {}

    /// Who and what the facts speak of, at the default site.
    public static Roster roster() {
        return Plant.DEMO.roster();
    }

    /// The facts up to and with `now` (microseconds since the epoch), in order of time; at least 432 whatever the hour.
    ///
    /// @param today the date that the site's clock shows at `now`
    public static List<Fact> facts(LocalDate today, long now, SiteClock clock) {
        return today.minusDays(FULL_DAYS)
                .datesUntil(today.plusDays(1))
                .flatMap(date -> facts(date, Shift.DAY, clock))
                .filter(fact -> fact.at() <= now)
                .sorted(Fact.BY_TIME)
                .toList();
    }

    /// The facts of a stretch of time if the factory goes on around the clock: those of the demo, and between its days
    /// those of two more shifts of the same people. In order of time.
    public static List<Fact> aroundTheClock(Span stretch, SiteClock clock) {
        LocalDate first = clock.at(stretch.from()).toLocalDate().minusDays(1);
        LocalDate last = clock.at(stretch.to()).toLocalDate();
        return first.datesUntil(last.plusDays(1))
                .flatMap(date -> Stream.of(Shift.values()).flatMap(shift -> facts(date, shift, clock)))
                .filter(fact -> stretch.contains(fact.at()))
                .sorted(Fact.BY_TIME)
                .toList();
    }

    /// Where a demo of this date begins.
    public static long start(LocalDate today, SiteClock clock) {
        return clock.startOf(today.minusDays(FULL_DAYS));
    }

    private static Stream<Fact> facts(LocalDate date, Shift shift, SiteClock clock) {
        return shift(date, shift, clock)
                .flatMap(day -> CameraLog.of(day, Dice.ofCameras(date, shift, day.person())).stream());
    }

    /// The truth behind the facts of a date.
    static Stream<WorkDay> workDays(LocalDate date, SiteClock clock) {
        return shift(date, Shift.DAY, clock);
    }

    /// The truth behind the facts of a shift that begins on a date.
    static Stream<WorkDay> shift(LocalDate date, Shift shift, SiteClock clock) {
        return Plant.DEMO.people().stream().map(person -> {
            Dice dice = Dice.ofTruth(date, shift, person);
            DayPlan plan = shift.plan(person, date, clock, dice);
            return WorkDay.of(person, shift.name(date), plan, dice, Plant.DEMO);
        });
    }
}
