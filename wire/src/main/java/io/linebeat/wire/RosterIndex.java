package io.linebeat.wire;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Lane;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.roster.Roster;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The roster and the rules as the fast lane looks them up: by the bytes of ids. Immutable once it is made.
///
/// An id that could not come through the door (too long, or with a control character in it) is left out: whoever is
/// not found here is looked up by the careful lane, with all its words.
final class RosterIndex {
    private final Roster roster;
    private final Rules rules;
    private final ByteNames siteNames;
    private final List<Site> sites = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final List<StationId> stations = new ArrayList<>();
    private final Map<SiteId, Site> byId = new HashMap<>();
    private final Site usual;

    /// A site; workers stand for their place in [#lane(int)], stations for theirs in [#station(int)].
    ///
    /// @param isUtc whether a time without an offset is one of UTC
    record Site(SiteId id, int number, boolean isUtc, ByteNames workers, ByteNames stations) {}

    RosterIndex(Roster roster, Rules rules) {
        this.roster = roster;
        this.rules = rules;
        Map<SiteId, Long> workersAt = roster.workers().stream()
                .collect(Collectors.groupingBy(each -> each.id().site(), Collectors.counting()));
        Map<SiteId, Long> stationsAt = roster.stations().stream()
                .collect(Collectors.groupingBy(each -> each.id().site(), Collectors.counting()));
        siteNames = new ByteNames(roster.sites().size());
        usual = add(SiteId.DEFAULT, workersAt, stationsAt);
        roster.sites().stream().filter(id -> !id.equals(SiteId.DEFAULT)).forEach(id -> add(id, workersAt, stationsAt));
        roster.workers().forEach(worker -> add(worker.id()));
        roster.stations().forEach(station -> add(station.id()));
    }

    private Site add(SiteId id, Map<SiteId, Long> workersAt, Map<SiteId, Long> stationsAt) {
        boolean isUtc = rules.of(id).zone().normalized().equals(ZoneOffset.UTC);
        ByteNames workers = new ByteNames(Math.toIntExact(workersAt.getOrDefault(id, 0L)));
        ByteNames places = new ByteNames(Math.toIntExact(stationsAt.getOrDefault(id, 0L)));
        Site site = new Site(id, sites.size(), isUtc, workers, places);
        if (isSound(id.value())) {
            boolean _ = siteNames.put(id.value(), sites.size());
        }
        sites.add(site);
        byId.put(id, site);
        return site;
    }

    private void add(WorkerId id) {
        Site site = byId.get(id.site());
        if (site != null && isSound(id.value()) && site.workers.put(id.value(), lanes.size())) {
            lanes.add(new Lane(Stream.LIVE, id));
        }
    }

    private void add(StationId id) {
        Site site = byId.get(id.site());
        if (site != null && isSound(id.value()) && site.stations.put(id.value(), stations.size())) {
            stations.add(id);
        }
    }

    private static boolean isSound(String id) {
        return Texts.brokenRule(id, Limits.MAX_ID_CHARS) == null;
    }

    /// Whether it is of what this door knows: of the very same, for nobody compares thousands of workers.
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(Doorway door) {
        return roster == door.roster() && (rules == door.rules() || rules.equals(door.rules()));
    }

    /// The site of events that name none.
    Site usual() {
        return usual;
    }

    @Nullable
    Site site(byte[] text, int from, int to) {
        int number = siteNames.find(text, from, to);
        return number == ByteNames.UNKNOWN ? null : sites.get(number);
    }

    /// The live lane of a worker.
    Lane lane(int worker) {
        return lanes.get(worker);
    }

    StationId station(int station) {
        return stations.get(station);
    }
}
