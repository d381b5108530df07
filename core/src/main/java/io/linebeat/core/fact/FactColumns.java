package io.linebeat.core.fact;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// Facts as columns of numbers, in the order in which they came in. Immutable.
///
/// What comes back in many facts (who, where, from which camera) stands once, in a list, and the columns hold places in
/// that list. So a batch of ten thousand is a dozen arrays and not fifty thousand objects. Whoever looks at one fact
/// sees it as a [Fact]: this is a list of them, each made when it is asked for.
public final class FactColumns extends AbstractList<Fact> implements RandomAccess {
    /// In the place of a confidence, in millionths: none was sent. It ranks below every one that was.
    public static final int NO_CONFIDENCE = -1;

    public static final FactColumns NONE = new Builder(0).build();

    private final List<Lane> lanes;
    private final List<StationId> stations;
    private final List<Origin> origins;
    private final int size;
    private final int[] lane;
    private final int[] station;
    private final int[] origin;
    private final long[] at;
    private final byte[] kind;
    private final int[] count;
    private final int[] confidence;
    private final byte[] eventIds;
    private final int[] eventIdEnd;

    private FactColumns(Builder from) {
        lanes = List.copyOf(from.lanes.names);
        stations = List.copyOf(from.stations.names);
        origins = List.copyOf(from.origins.names);
        size = from.size;
        lane = from.lane;
        station = from.station;
        origin = from.origin;
        at = from.at;
        kind = from.kind;
        count = from.count;
        confidence = from.confidence;
        eventIds = from.eventIds;
        eventIdEnd = from.eventIdEnd;
    }

    public static FactColumns of(Collection<? extends Fact> facts) {
        if (facts instanceof FactColumns columns) {
            return columns;
        }
        Builder builder = new Builder(facts.size());
        facts.forEach(builder::add);
        return builder.build();
    }

    @Override
    public int size() {
        return size;
    }

    /// The workers' lanes that the facts are of, each once.
    public List<Lane> lanes() {
        return lanes;
    }

    public List<StationId> stations() {
        return stations;
    }

    public List<Origin> origins() {
        return origins;
    }

    /// The place in [#lanes()] of a fact's lane.
    public int lane(int i) {
        return lane[i];
    }

    public int station(int i) {
        return station[i];
    }

    public int origin(int i) {
        return origin[i];
    }

    public long at(int i) {
        return at[i];
    }

    /// See [Fact#kindRank()].
    public int kind(int i) {
        return kind[i];
    }

    public int count(int i) {
        return count[i];
    }

    /// In millionths, or [#NO_CONFIDENCE].
    public int confidence(int i) {
        return confidence[i];
    }

    /// The event ids as UTF-8, one behind the other; a fact's own from [#eventIdFrom(int)] to [#eventIdTo(int)], which
    /// are the same where it has none. Not to be changed.
    public byte[] eventIds() {
        return eventIds;
    }

    public int eventIdFrom(int i) {
        return i == 0 ? 0 : eventIdEnd[i - 1];
    }

    public int eventIdTo(int i) {
        return eventIdEnd[i];
    }

    @Override
    public Fact get(int i) {
        Objects.checkIndex(i, size);
        Lane of = lanes.get(lane[i]);
        return Fact.of(
                of.stream(),
                of.worker(),
                stations.get(station[i]),
                at[i],
                kind[i],
                count[i],
                confidence[i] == NO_CONFIDENCE ? null : new Confidence(confidence[i]),
                origins.get(origin[i]).source(eventId(i)));
    }

    private @Nullable String eventId(int i) {
        int from = eventIdFrom(i);
        int length = eventIdEnd[i] - from;
        return length == 0 ? null : new String(eventIds, from, length, StandardCharsets.UTF_8);
    }

    /// Gathers facts. Not for use by two threads, nor after [#build()].
    public static final class Builder {
        private static final int BYTES_OF_AN_EVENT_ID = 16;
        private static final int LEAST = 8;

        private final Names<Lane> lanes = new Names<>();
        private final Names<StationId> stations = new Names<>();
        private final Names<Origin> origins = new Names<>();
        private int size;
        private int[] lane;
        private int[] station;
        private int[] origin;
        private long[] at;
        private byte[] kind;
        private int[] count;
        private int[] confidence;
        private byte[] eventIds;
        private int[] eventIdEnd;
        private int idBytes;

        /// @param expected how many facts there may be; more are welcome
        public Builder(int expected) {
            int room = Math.max(LEAST, expected);
            lane = new int[room];
            station = new int[room];
            origin = new int[room];
            at = new long[room];
            kind = new byte[room];
            count = new int[room];
            confidence = new int[room];
            eventIdEnd = new int[room];
            eventIds = new byte[room * BYTES_OF_AN_EVENT_ID];
        }

        /// Names in the order of their first use.
        private static final class Names<T> {
            private final List<T> names = new ArrayList<>();
            /// Made when a name is looked up for the first time.
            private @Nullable Map<T, Integer> places;

            int place(T name) {
                Integer known = places().putIfAbsent(name, names.size());
                if (known != null) {
                    return known;
                }
                names.add(name);
                return names.size() - 1;
            }

            int append(T name) {
                if (places != null) {
                    places.put(name, names.size());
                }
                names.add(name);
                return names.size() - 1;
            }

            private Map<T, Integer> places() {
                if (places == null) {
                    places = new HashMap<>();
                    for (T name : names) {
                        places.put(name, places.size());
                    }
                }
                return places;
            }
        }

        /// The place of a lane in the list of lanes, after it was put there.
        public int lane(Lane name) {
            return lanes.place(name);
        }

        public int station(StationId name) {
            return stations.place(name);
        }

        public int origin(Origin name) {
            return origins.place(name);
        }

        /// Puts a lane in the list of which the caller knows that it is not there, without looking for it.
        public int newLane(Lane name) {
            return lanes.append(name);
        }

        public int newStation(StationId name) {
            return stations.append(name);
        }

        public int newOrigin(Origin name) {
            return origins.append(name);
        }

        /// Adds a fact that is valid in every way; `lane`, `station` and `origin` are places that this builder gave.
        ///
        /// @param kind see [Fact#kindRank()]
        /// @param confidence in millionths, or [#NO_CONFIDENCE]
        /// @param text holds the event id as UTF-8, in `[from, to)`; nothing there where the event has no name
        public void add(
                int lane,
                int station,
                int origin,
                long at,
                int kind,
                int count,
                int confidence,
                byte[] text,
                int from,
                int to) {
            makeRoom(to - from);
            this.lane[size] = lane;
            this.station[size] = station;
            this.origin[size] = origin;
            this.at[size] = at;
            this.kind[size] = (byte) kind;
            this.count[size] = count;
            this.confidence[size] = confidence;
            System.arraycopy(text, from, eventIds, idBytes, to - from);
            idBytes += to - from;
            eventIdEnd[size] = idBytes;
            size++;
        }

        public void add(Fact fact) {
            String eventId = fact.source().eventId();
            byte[] id = eventId == null ? new byte[0] : eventId.getBytes(StandardCharsets.UTF_8);
            Confidence sure = fact.confidence();
            add(
                    lane(Lane.of(fact)),
                    station(fact.station()),
                    origin(Origin.of(fact.source())),
                    fact.at(),
                    fact.kindRank(),
                    (int) fact.count(),
                    sure == null ? NO_CONFIDENCE : sure.millionths(),
                    id,
                    0,
                    id.length);
        }

        private void makeRoom(int ofId) {
            if (size == at.length) {
                int room = Math.multiplyExact(size, 2);
                lane = Arrays.copyOf(lane, room);
                station = Arrays.copyOf(station, room);
                origin = Arrays.copyOf(origin, room);
                at = Arrays.copyOf(at, room);
                kind = Arrays.copyOf(kind, room);
                count = Arrays.copyOf(count, room);
                confidence = Arrays.copyOf(confidence, room);
                eventIdEnd = Arrays.copyOf(eventIdEnd, room);
            }
            if (idBytes + ofId > eventIds.length) {
                eventIds = Arrays.copyOf(eventIds, Math.addExact(eventIds.length, Math.max(eventIds.length, ofId)));
            }
        }

        public int size() {
            return size;
        }

        /// The facts gathered so far.
        public FactColumns build() {
            return new FactColumns(this);
        }
    }
}
