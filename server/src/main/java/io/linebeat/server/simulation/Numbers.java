package io.linebeat.server.simulation;

import io.linebeat.core.measure.Micros;
import io.linebeat.oracle.Oracle;
import io.linebeat.wire.answer.ReportAnswer;
import io.linebeat.wire.answer.StationLine;
import io.linebeat.wire.answer.WorkerLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The integers of a report, by whom they are of and what they say, so that an answer can be compared with the
/// oracle's.
final class Numbers {
    private final Map<Name, Long> numbers = new LinkedHashMap<>();

    private record Name(String whose, String what) {}

    static Numbers of(Oracle.Figures figures) {
        Numbers numbers = new Numbers();
        for (Oracle.WorkerFigures each : figures.workers()) {
            String whose = worker(each.worker());
            numbers.put(whose, "working_us", each.working());
            numbers.put(whose, "idle_us", each.idle());
            numbers.put(whose, "absent_us", each.absent());
            numbers.put(whose, "unobserved_us", each.unobserved());
            numbers.put(whose, "units", each.units());
            numbers.put(whose, "event_count", each.events());
        }
        for (Oracle.StationFigures each : figures.stations()) {
            String whose = station(each.station());
            numbers.put(whose, "occupied_us", each.occupied());
            numbers.put(whose, "working_us", each.working());
            numbers.put(whose, "person_us", each.person());
            numbers.put(whose, "units", each.units());
            numbers.put(whose, "event_count", each.events());
        }
        return numbers;
    }

    static Numbers of(ReportAnswer report) {
        Numbers numbers = new Numbers();
        for (WorkerLine each : report.workers()) {
            String whose = worker(each.workerId());
            numbers.put(whose, "working_us", each.workingUs());
            numbers.put(whose, "idle_us", each.idleUs());
            numbers.put(whose, "absent_us", each.absentUs());
            numbers.put(whose, "unobserved_us", each.unobservedUs());
            numbers.put(whose, "units", each.units());
            numbers.put(whose, "event_count", each.eventCount());
        }
        for (StationLine each : report.stations()) {
            String whose = station(each.stationId());
            numbers.put(whose, "occupied_us", each.occupiedUs());
            numbers.put(whose, "working_us", each.workingUs());
            numbers.put(whose, "person_us", each.personUs());
            numbers.put(whose, "units", each.units());
            numbers.put(whose, "event_count", each.eventCount());
        }
        numbers.put(
                "the window", "from_us", Micros.of(Instant.parse(report.window().from())));
        numbers.put(
                "the window", "end_us", Micros.of(Instant.parse(report.window().end())));
        return numbers;
    }

    private static String worker(String id) {
        return "worker " + id;
    }

    private static String station(String id) {
        return "workstation " + id;
    }

    void put(String whose, String what, long number) {
        numbers.put(new Name(whose, what), number);
    }

    int size() {
        return numbers.size();
    }

    /// In words, every number of an answer that is not as here, is missing or is one too many.
    List<String> differencesFrom(Numbers answer) {
        List<String> differences = new ArrayList<>();
        numbers.forEach((name, expected) -> {
            Long found = answer.numbers.get(name);
            if (!expected.equals(found)) {
                differences.add(name.whose() + ": " + name.what() + " is " + found + ", the oracle says " + expected);
            }
        });
        answer.numbers.keySet().stream()
                .filter(name -> !numbers.containsKey(name))
                .forEach(name ->
                        differences.add(name.whose() + ": " + name.what() + " is of nobody who was registered"));
        return differences;
    }
}
