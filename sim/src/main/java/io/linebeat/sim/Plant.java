package io.linebeat.sim;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.roster.Roster;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import java.util.List;

/// The people and the stations of a factory.
record Plant(List<Person> people, List<Workplace> workplaces) {
    private static final int ASSEMBLY = 17;
    private static final int INSPECTION = 35;
    private static final int PACKAGING = 27;
    private static final int WELDING = 9;
    private static final int TESTING = 13;

    static final Plant DEMO = new Plant(
            List.of(
                    person(1, "Alice Johnson", "S1", "S1", 91, 110, false),
                    person(2, "Bob Smith", "S2", "S2", 77, 95, false),
                    person(3, "Carol Davis", "S3", "S3", 86, 104, false),
                    person(4, "David Wilson", "S4", "S4", 64, 93, false),
                    person(5, "Emma Brown", "S5", "S6", 82, 106, false),
                    person(6, "Frank Miller", "S6", "S6", 70, 98, true)),
            List.of(
                    workplace("S1", "Assembly Line 1", "assembly", ASSEMBLY),
                    workplace("S2", "Assembly Line 2", "assembly", ASSEMBLY),
                    workplace("S3", "Quality Check", "inspection", INSPECTION),
                    workplace("S4", "Packaging", "packaging", PACKAGING),
                    workplace("S5", "Welding Station", "welding", WELDING),
                    workplace("S6", "Testing Station", "testing", TESTING)));

    Plant {
        people = List.copyOf(people);
        workplaces = List.copyOf(workplaces);
    }

    private static Person person(
            int number, String name, String home, String other, int diligence, int pace, boolean oversleeps) {
        Worker worker = new Worker(new WorkerId(SiteId.DEFAULT, "W" + number), name);
        return new Person(number, worker, station(home), station(other), diligence, pace, oversleeps);
    }

    private static Workplace workplace(String id, String name, String type, int unitsPerHour) {
        return new Workplace(new Station(station(id), name, type), unitsPerHour);
    }

    private static StationId station(String id) {
        return new StationId(SiteId.DEFAULT, id);
    }

    Roster roster() {
        return Roster.of(
                people.stream().map(Person::worker).toList(),
                workplaces.stream().map(Workplace::station).toList());
    }

    Workplace workplace(StationId id) {
        return workplaces.stream()
                .filter(workplace -> workplace.station().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such station: " + id));
    }
}
