package io.linebeat.sim;

import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.fact.Fact;
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
                .flatMap(date -> workDays(date, clock))
                .flatMap(day -> CameraLog.of(day).stream())
                .filter(fact -> fact.at() <= now)
                .sorted(Fact.BY_TIME)
                .toList();
    }

    /// The truth behind the facts of a date.
    static Stream<WorkDay> workDays(LocalDate date, SiteClock clock) {
        long shiftStart = clock.instant(date.atTime(DayPlan.SHIFT_START));
        return Plant.DEMO.people().stream().map(person -> WorkDay.of(person, date, shiftStart, Plant.DEMO));
    }
}
