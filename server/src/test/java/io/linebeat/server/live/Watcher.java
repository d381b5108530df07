package io.linebeat.server.live;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// A browser's model of a board, from nothing but its JSON: it counts everything on to an event's end, then puts the
/// lines of the event in the place of its own. Each microsecond belongs to the run that covers it, else it is
/// unobserved; a workstation's occupied and working time is the union of the runs at it.
final class Watcher {
    /// Working, idle, absent, unobserved, units, events.
    record Person(long working, long idle, long absent, long unobserved, long units, long events) {}

    /// Occupied, working, person, units, events.
    record Place(long occupied, long working, long person, long units, long events) {}

    record Stay(String state, String station, long from, long to) {}

    private final boolean beginsWithTheFirstFact;
    private final Map<String, Person> people = new TreeMap<>();
    private final Map<String, List<Stay>> stays = new TreeMap<>();
    private final Map<String, Place> places = new TreeMap<>();
    private long from;
    private long end;
    private long until = Long.MAX_VALUE;

    Watcher(boolean beginsWithTheFirstFact) {
        this.beginsWithTheFirstFact = beginsWithTheFirstFact;
    }

    Watcher(Watcher other) {
        this(other.beginsWithTheFirstFact);
        people.putAll(other.people);
        stays.putAll(other.stays);
        places.putAll(other.places);
        from = other.from;
        end = other.end;
        until = other.until;
    }

    void hear(JsonNode event) {
        JsonNode window = event.get("window");
        if (event.get("whole").booleanValue()) {
            people.clear();
            stays.clear();
            places.clear();
        } else {
            countTo(micros(window.get("end")));
        }
        from = micros(window.get("from"));
        end = micros(window.get("end"));
        until = window.get("to").isNull() ? Long.MAX_VALUE : micros(window.get("to"));
        event.get("workers").forEach(this::hearOfAPerson);
        event.get("stations").forEach(this::hearOfAPlace);
    }

    private void hearOfAPerson(JsonNode line) {
        String id = line.get("figures").get("worker_id").stringValue();
        people.put(id, person(line.get("figures")));
        List<Stay> hers = new ArrayList<>();
        line.get("runs")
                .forEach(run -> hers.add(new Stay(
                        run.get("state").stringValue(),
                        run.get("station_id").stringValue(),
                        micros(run.get("from")),
                        micros(run.get("to")))));
        stays.put(id, hers);
    }

    private void hearOfAPlace(JsonNode line) {
        places.put(line.get("station_id").stringValue(), place(line));
    }

    static Person person(JsonNode figures) {
        return new Person(
                figures.get("working_us").longValue(),
                figures.get("idle_us").longValue(),
                figures.get("absent_us").longValue(),
                figures.get("unobserved_us").longValue(),
                figures.get("units").longValue(),
                figures.get("event_count").longValue());
    }

    static Place place(JsonNode line) {
        return new Place(
                line.get("occupied_us").longValue(),
                line.get("working_us").longValue(),
                line.get("person_us").longValue(),
                line.get("units").longValue(),
                line.get("event_count").longValue());
    }

    private static long micros(JsonNode time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time.stringValue()));
    }

    /// What this one would show at a later instant.
    Watcher at(long now) {
        Watcher later = new Watcher(this);
        later.countTo(now);
        return later;
    }

    private void countTo(long now) {
        long start = Math.max(from, end);
        long stop = Math.min(now, until);
        boolean hasBegun = !beginsWithTheFirstFact || from < end;
        if (hasBegun && stop > start) {
            people.replaceAll((id, person) -> counted(person, stays.getOrDefault(id, List.of()), start, stop));
            places.replaceAll((id, place) -> counted(id, place, start, stop));
        }
        end = Math.max(end, stop);
    }

    private static Person counted(Person person, List<Stay> stays, long start, long stop) {
        long working = timeIn("working", stays, start, stop);
        long idle = timeIn("idle", stays, start, stop);
        long absent = timeIn("absent", stays, start, stop);
        return new Person(
                person.working + working,
                person.idle + idle,
                person.absent + absent,
                person.unobserved + (stop - start) - working - idle - absent,
                person.units,
                person.events);
    }

    private static long timeIn(String state, List<Stay> stays, long start, long stop) {
        return stays.stream()
                .filter(stay -> stay.state.equals(state))
                .mapToLong(stay -> shared(stay, start, stop))
                .sum();
    }

    private static long shared(Stay stay, long start, long stop) {
        return Math.max(0, Math.min(stay.to, stop) - Math.max(stay.from, start));
    }

    private Place counted(String station, Place place, long start, long stop) {
        List<Stay> here = stays.values().stream()
                .flatMap(List::stream)
                .filter(stay -> stay.station.equals(station) && !"absent".equals(stay.state))
                .sorted(Comparator.comparingLong(Stay::from))
                .toList();
        List<Stay> working =
                here.stream().filter(stay -> "working".equals(stay.state)).toList();
        return new Place(
                place.occupied + union(here, start, stop),
                place.working + union(working, start, stop),
                place.person
                        + here.stream()
                                .mapToLong(stay -> shared(stay, start, stop))
                                .sum(),
                place.units,
                place.events);
    }

    private static long union(List<Stay> byBeginning, long start, long stop) {
        long covered = 0;
        long reached = start;
        for (Stay stay : byBeginning) {
            long to = Math.min(stay.to, stop);
            covered += Math.max(0, to - Math.max(stay.from, reached));
            reached = Math.max(reached, to);
        }
        return covered;
    }

    Map<String, Person> people() {
        return people;
    }

    Map<String, Place> places() {
        return places;
    }
}
