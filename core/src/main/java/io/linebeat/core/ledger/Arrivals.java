package io.linebeat.core.ledger;

import io.linebeat.core.fact.FactColumns;

/// Facts as they arrive at the ledger: numbered from 0 in the order of arrival, each with its lane.
public final class Arrivals {
    private final long[] lanes;
    private final Slice facts;

    private Arrivals(long[] lanes, Slice facts) {
        this.lanes = lanes;
        this.facts = facts;
    }

    public int size() {
        return lanes.length;
    }

    long[] lanes() {
        return lanes;
    }

    public long lane(int i) {
        return lanes[i];
    }

    /// The facts in the order of arrival, which is not that of a lane's slice.
    public Slice facts() {
        return facts;
    }

    /// Gathers arrivals. Not for use after [#build()].
    public static final class Builder {
        private final Names names;
        private final long[] lanes;
        private final Slice.Builder facts;
        private int size;

        /// @param room how many will come
        public Builder(int room, Names names) {
            this.names = names;
            this.lanes = new long[room];
            this.facts = new Slice.Builder(room);
        }

        /// Adds facts, which take the next places in the order of arrival, from `firstSeq` on.
        public void add(FactColumns columns, boolean demo, long firstSeq) {
            add(
                    columns,
                    columns.lanes().stream().mapToLong(names::lane).toArray(),
                    columns.stations().stream().mapToInt(names::station).toArray(),
                    demo,
                    firstSeq);
        }

        /// The same where the numbers of lanes and stations are known.
        public void add(FactColumns columns, long[] lane, int[] station, boolean demo, long firstSeq) {
            long[] origin = columns.origins().stream().mapToLong(names::origin).toArray();
            for (int i = 0; i < columns.size(); i++) {
                lanes[size++] = lane[columns.lane(i)];
                facts.addNamed(
                        columns.at(i),
                        Said.of(station[columns.station(i)], columns.confidence(i), demo, columns.kind(i)),
                        columns.count(i),
                        origin[columns.origin(i)],
                        firstSeq + i,
                        columns.eventIds(),
                        columns.eventIdFrom(i),
                        columns.eventIdTo(i));
            }
        }

        /// Adds facts that were kept before, and have their places.
        public void add(long lane, Slice kept) {
            for (int i = 0; i < kept.size(); i++) {
                lanes[size++] = lane;
            }
            facts.add(kept, 0, kept.size());
        }

        public void add(long lane, Slice kept, int i) {
            lanes[size++] = lane;
            facts.add(kept, i);
        }

        public Arrivals build() {
            if (size != lanes.length) {
                throw new IllegalStateException(size + " arrivals instead of " + lanes.length);
            }
            return new Arrivals(lanes, facts.build());
        }
    }
}
