package io.linebeat.sim;

import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Sets up a factory: its stations, the cameras above them and its crew. Of any six cameras the last looks at the
/// station of the fifth; every third camera has the later version of the model.
record Hall(Plant plant, List<Lookout> lookouts) {
    private static final int PAIR_EVERY = 6;
    private static final int LATER_VERSION_EVERY = 3;
    /// For so many stations there is one more worker.
    private static final int FLOATER_EVERY = 15;

    private static final List<String> FIRST_NAMES = List.of(
            "Ada", "Ben", "Cleo", "Dan", "Elif", "Finn", "Gita", "Hugo", "Ines", "Jan", "Kim", "Lea", "Milo", "Nora",
            "Omar", "Pia", "Quinn", "Rosa", "Sami", "Tess", "Uwe", "Vera", "Wim", "Yara");
    private static final List<String> LAST_NAMES = List.of(
            "Abel", "Brandt", "Costa", "Dahl", "Evans", "Fischer", "Garcia", "Haas", "Ito", "Jansen", "Kaya", "Lund",
            "Moreau", "Novak", "Olsen", "Price", "Quist", "Rossi", "Silva", "Tanaka", "Ueda", "Vogel", "Weber");

    private record Craft(String name, String type, int unitsPerHour) {}

    private static final List<Craft> CRAFTS = List.of(
            new Craft("Assembly", "assembly", 17),
            new Craft("Inspection", "inspection", 35),
            new Craft("Packaging", "packaging", 27),
            new Craft("Welding", "welding", 9),
            new Craft("Testing", "testing", 13));

    Hall {
        lookouts = List.copyOf(lookouts);
    }

    static Hall of(SiteId site, int cameras, long seed) {
        List<Workplace> workplaces = new ArrayList<>();
        List<Lookout> lookouts = new ArrayList<>();
        for (int number = 1; number <= cameras; number++) {
            boolean isSecond = number % PAIR_EVERY == 0;
            if (!isSecond) {
                workplaces.add(workplace(site, workplaces.size() + 1));
            }
            StationId station = workplaces.getLast().station().id();
            String id = "cam-" + station.value() + (isSecond ? "-b" : "");
            // By halves of a pair too, so that both versions look at some stations together.
            Model model = (number + number / PAIR_EVERY) % LATER_VERSION_EVERY == 0 ? Model.LATE : Model.HASTY;
            lookouts.add(new Lookout(number, new CameraId(site, id), station, model, !isSecond));
        }
        List<Person> people = new ArrayList<>();
        int crew = workplaces.size() + workplaces.size() / FLOATER_EVERY;
        for (int number = 1; number <= crew; number++) {
            people.add(person(number, workplaces, Dice.of(seed, Dice.Purpose.CREW, number)));
        }
        return new Hall(new Plant(people, workplaces), lookouts);
    }

    private static Workplace workplace(SiteId site, int number) {
        Craft craft = CRAFTS.get((number - 1) % CRAFTS.size());
        StationId id = new StationId(site, String.format(Locale.ROOT, "S%03d", number));
        return new Workplace(new Station(id, craft.name() + " " + number, craft.type()), craft.unitsPerHour());
    }

    private static Person person(int number, List<Workplace> workplaces, Dice dice) {
        SiteId site = workplaces.getFirst().station().id().site();
        String name = FIRST_NAMES.get(number % FIRST_NAMES.size()) + " " + LAST_NAMES.get(number % LAST_NAMES.size());
        Worker worker = new Worker(new WorkerId(site, String.format(Locale.ROOT, "W%03d", number)), name);
        StationId home = station(workplaces, number - 1);
        StationId elsewhere = station(workplaces, dice.within(0, workplaces.size()));
        boolean moves = dice.chance(350);
        return new Person(
                number,
                worker,
                home,
                moves ? elsewhere : home,
                dice.within(60, 94),
                dice.within(85, 116),
                dice.chance(120));
    }

    private static StationId station(List<Workplace> workplaces, int index) {
        return workplaces.get(index % workplaces.size()).station().id();
    }
}
