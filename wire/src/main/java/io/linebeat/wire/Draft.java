package io.linebeat.wire;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.FactColumns;
import io.linebeat.core.fact.Lane;
import io.linebeat.core.fact.Origin;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Stream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One event while the fast lane reads it: where in the bytes each field's text stands. The same draft serves all
/// events
/// of a body; nothing is made for one of them.
///
/// A draft judges nothing. It can only say that an event is sound beyond doubt, and add it to the columns; or that it
/// is
/// not for the fast lane, and then nothing was added.
final class Draft {
    /// The fields of an event by number: their places in [Field].
    static final int FIELDS = Field.SHADOW.number() + 1;

    private static final byte[] NO_BYTES = {};
    private static final int TIMESTAMP = Field.TIMESTAMP.number();
    private static final int WORKER = Field.WORKER_ID.number();
    private static final int WORKSTATION = Field.WORKSTATION_ID.number();
    private static final int STATION = Field.STATION_ID.number();
    private static final int TYPE = Field.EVENT_TYPE.number();
    private static final int CONFIDENCE = Field.CONFIDENCE.number();
    private static final int COUNT = Field.COUNT.number();
    private static final int EVENT_ID = Field.EVENT_ID.number();
    private static final int CAMERA = Field.CAMERA_ID.number();
    private static final int MODEL = Field.MODEL_ID.number();
    private static final int VERSION = Field.MODEL_VERSION.number();
    private static final int SITE = Field.SITE_ID.number();
    private static final int SHADOW = Field.SHADOW.number();

    private static final int REQUIRED = 1 << TIMESTAMP | 1 << WORKER | 1 << TYPE;
    /// Those that hold something other than a text.
    private static final int NO_TEXTS = 1 << CONFIDENCE | 1 << COUNT | 1 << SHADOW;
    /// Those of which the text itself is kept: the fast lane takes it in printable ASCII alone. The others have to be
    /// equal to a text that is known.
    private static final int KEPT = 1 << EVENT_ID | 1 << CAMERA | 1 << MODEL | 1 << VERSION;

    private static final long IDLE = Words.of("idle");
    private static final long ABSENT = Words.of("absent");
    private static final long WORKING = Words.of("working");
    private static final long PRODUCTION_BEGINS = Words.of("product_");
    private static final long PRODUCTION_ENDS = Words.of("count");

    private static final int NOT_MINE = -1;

    private final Origins origins = new Origins();
    private final Places lanePlaces = new Places();
    private final Places stationPlaces = new Places();
    private final Places originPlaces = new Places();
    private @Nullable RosterIndex index;
    private long latest;
    private FactColumns.Builder facts = new FactColumns.Builder(0);
    /// All names in the columns were put there under the numbers that are in use now. So what has no place yet is
    /// new, and need not be looked for.
    private boolean isNumbered;

    private byte[] text = NO_BYTES;
    /// A bit for each field that is not missing.
    private int given;
    private final int[] from = new int[FIELDS];
    private final int[] to = new int[FIELDS];
    private int confidence;
    private int count;

    /// Goes on with other columns.
    void into(FactColumns.Builder builder) {
        facts = builder;
        forgetPlaces();
        isNumbered = true;
    }

    /// Adds a fact that the careful lane read.
    void add(Fact fact) {
        facts.add(fact);
        isNumbered = false;
    }

    /// Goes on with what is registered now.
    ///
    /// @param now the time, in microseconds since the epoch
    void use(RosterIndex current, long now) {
        latest = now + Limits.MAX_AHEAD;
        if (index != current) {
            index = current;
            forgetPlaces();
        }
    }

    private void forgetPlaces() {
        lanePlaces.clear();
        stationPlaces.clear();
        originPlaces.clear();
        isNumbered = false;
    }

    /// Begins an event that stands in these bytes.
    void begin(byte[] bytes) {
        text = bytes;
        given = 0;
        confidence = FactColumns.NO_CONFIDENCE;
        count = 0;
    }

    /// A field with a text in `[start, end)`; an empty one is a missing one.
    ///
    /// @param isPlain whether it is printable ASCII
    /// @return whether the fast lane goes on
    boolean text(int field, int start, int end, boolean isPlain) {
        if (start == end) {
            return true;
        }
        int bit = 1 << field;
        boolean isKept = (bit & KEPT) != 0;
        int most = field == EVENT_ID ? Limits.MAX_EVENT_ID_CHARS : Limits.MAX_ID_CHARS;
        if ((bit & NO_TEXTS) != 0 || (isKept && (!isPlain || end - start > most))) {
            return false;
        }
        given |= bit;
        from[field] = start;
        to[field] = end;
        return true;
    }

    /// A field with a number in `[start, end)`.
    ///
    /// @return whether the fast lane goes on
    boolean number(int field, int start, int end) {
        if (field == CONFIDENCE) {
            confidence = FastNumber.millionths(text, start, end);
            return confidence != FastNumber.NOT_MINE;
        }
        count = FastNumber.count(text, start, end);
        return field == COUNT && count != FastNumber.NOT_MINE;
    }

    /// A field that is `true` or `false`.
    ///
    /// @return whether the fast lane goes on
    boolean flag(int field, boolean value) {
        given |= value ? 1 << SHADOW : 0;
        return field == SHADOW;
    }

    private boolean has(int field) {
        return (given & 1 << field) != 0;
    }

    /// Adds the event as a fact, if it is sound beyond doubt.
    ///
    /// @return whether it was added
    boolean admit() {
        RosterIndex.Site site = site();
        if (site == null || (given & REQUIRED) != REQUIRED) {
            return false;
        }
        int worker = site.workers().find(text, from[WORKER], to[WORKER]);
        int station = station(site);
        int kind = kind();
        long at = FastTime.micros(text, from[TIMESTAMP], to[TIMESTAMP], site.isUtc());
        if (worker < 0 || station < 0 || kind < 0 || at < Limits.EARLIEST || at > latest) {
            return false;
        }
        if (has(SHADOW) && !(has(MODEL) && has(VERSION))) {
            return false;
        }
        int origin = origin(site);
        if (origin < 0) {
            return false;
        }
        int lane = has(SHADOW) ? shadowPlace(worker) : lanePlace(worker);
        int idFrom = has(EVENT_ID) ? from[EVENT_ID] : 0;
        int idTo = has(EVENT_ID) ? to[EVENT_ID] : 0;
        int units = kind == Fact.PRODUCTION ? count : 0;
        facts.add(lane, stationPlace(station), origin, at, kind, units, confidence, text, idFrom, idTo);
        return true;
    }

    private RosterIndex.@Nullable Site site() {
        RosterIndex known = index;
        if (known == null) {
            return null;
        }
        return has(SITE) ? known.site(text, from[SITE], to[SITE]) : known.usual();
    }

    private int station(RosterIndex.Site site) {
        int field = has(WORKSTATION) ? WORKSTATION : STATION;
        if (!has(field) || (has(WORKSTATION) && has(STATION) && !isSameStation())) {
            return NOT_MINE;
        }
        return site.stations().find(text, from[field], to[field]);
    }

    private boolean isSameStation() {
        return Arrays.equals(text, from[WORKSTATION], to[WORKSTATION], text, from[STATION], to[STATION]);
    }

    /// See [Fact#kindRank()].
    private int kind() {
        int start = from[TYPE];
        int end = to[TYPE];
        long first = Words.within(text, start, end);
        return switch (end - start) {
            case 4 -> first == IDLE ? State.IDLE.rank() : NOT_MINE;
            case 6 -> first == ABSENT ? State.ABSENT.rank() : NOT_MINE;
            case 7 -> first == WORKING ? State.WORKING.rank() : NOT_MINE;
            case 13 ->
                first == PRODUCTION_BEGINS && Words.within(text, start + Words.BYTES, end) == PRODUCTION_ENDS
                        ? Fact.PRODUCTION
                        : NOT_MINE;
            default -> NOT_MINE;
        };
    }

    private int lanePlace(int worker) {
        int place = lanePlaces.get(worker);
        if (place != Places.NONE) {
            return place;
        }
        Lane lane = known().lane(worker);
        return lanePlaces.put(worker, isNumbered ? facts.newLane(lane) : facts.lane(lane));
    }

    private int stationPlace(int number) {
        int place = stationPlaces.get(number);
        if (place != Places.NONE) {
            return place;
        }
        StationId station = known().station(number);
        return stationPlaces.put(number, isNumbered ? facts.newStation(station) : facts.station(station));
    }

    private int shadowPlace(int worker) {
        String model = origins.text(name(MODEL));
        String version = origins.text(name(VERSION));
        if (model == null || version == null) {
            throw new IllegalStateException("a shadow without its model");
        }
        return facts.lane(
                new Lane(new Stream.Shadow(model, version), known().lane(worker).worker()));
    }

    /// The place of the origin, or [#NOT_MINE].
    private int origin(RosterIndex.Site site) {
        if (origins.makeRoom()) {
            originPlaces.clear();
            isNumbered = false;
        }
        int camera = name(CAMERA);
        int model = name(MODEL);
        int version = name(VERSION);
        return (camera | model | version) < 0 ? NOT_MINE : originPlace(origins.number(site, camera, model, version));
    }

    private int originPlace(int number) {
        int place = originPlaces.get(number);
        if (place != Places.NONE) {
            return place;
        }
        Origin origin = origins.origin(number);
        return originPlaces.put(number, isNumbered ? facts.newOrigin(origin) : facts.origin(origin));
    }

    private int name(int field) {
        return has(field) ? origins.name(text, from[field], to[field]) : Origins.NONE;
    }

    private RosterIndex known() {
        if (index == null) {
            throw new IllegalStateException("no roster is known yet");
        }
        return index;
    }
}
