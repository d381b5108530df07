package io.linebeat.sim;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.calendar.SiteRules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.memory.MemoryLedger;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.core.report.StationFigures;
import io.linebeat.core.report.WorkerFigures;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/// A day of the demo as its site sees it: the facts at its end, and the figures that the ledger makes of them.
record DemoDays(LocalDate today, SiteClock clock) {
    static final SiteClock UTC = new SiteClock(ZoneOffset.UTC);

    /// Ordinary days and such whose clock changes, today or on a full day.
    static Stream<DemoDays> some() {
        return Stream.of(
                in("2026-11-22", "UTC"),
                in("2026-03-29", "Europe/Berlin"),
                in("2026-03-31", "Europe/Berlin"),
                in("2026-10-26", "Europe/Berlin"),
                in("2026-11-01", "America/New_York"),
                in("2026-11-02", "America/New_York"),
                in("2026-04-05", "Australia/Lord_Howe"),
                in("2024-02-29", "Asia/Kathmandu"),
                in("2027-01-01", "Pacific/Chatham"));
    }

    static Stream<DemoDays> ofAYear() {
        LocalDate first = LocalDate.parse("2026-01-01");
        return first.datesUntil(first.plusYears(1)).map(date -> new DemoDays(date, UTC));
    }

    private static DemoDays in(String date, String zone) {
        return new DemoDays(LocalDate.parse(date), new SiteClock(ZoneId.of(zone)));
    }

    long at(LocalDate date, String time) {
        return clock.instant(date.atTime(LocalTime.parse(time)));
    }

    long midnight() {
        return clock.startOf(today);
    }

    long end() {
        return clock.startOf(today.plusDays(1));
    }

    List<LocalDate> fullDays() {
        return List.of(today.minusDays(2), today.minusDays(1));
    }

    List<LocalDate> allDays() {
        return List.of(today.minusDays(2), today.minusDays(1), today);
    }

    List<Fact> facts() {
        return DemoFactory.facts(today, end(), clock);
    }

    Figures figures(Hold hold) {
        MemoryLedger ledger = new MemoryLedger(Rules.everywhere(new SiteRules(clock.zone(), hold)));
        ledger.record(facts());
        return new Figures(this, ledger);
    }

    /// The figures of any window.
    record Figures(DemoDays days, MemoryLedger ledger) {
        Report between(LocalDate date, String from, String to) {
            return between(days.at(date, from), days.at(date, to));
        }

        Report between(long from, long to) {
            return ledger.report(Question.over(from, to), DemoFactory.roster(), days.end());
        }

        static WorkerFigures worker(Report report, String id) {
            return report.workers().stream()
                    .filter(figures -> figures.worker().id().value().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        static StationFigures station(Report report, String id) {
            return report.stations().stream()
                    .filter(figures -> figures.station().id().value().equals(id))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
