package io.linebeat.core.ledger;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Lane;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One lane's facts in some stretch of time, by instant and then by identity, each once. Immutable.
///
/// A fact is five numbers (when, [what it says][Said], how many units, from where, its place in the order of arrival)
/// and the bytes of its event id. They lie one behind the other, so a slice is three arrays and no objects.
///
/// Most facts come at the end of their lane. So a slice may share its arrays with a longer one, of which it is the
/// beginning: nothing within a slice ever changes, and what stands behind it is not its own.
public final class Slice {
    /// Numbers of a fact.
    public static final int WIDTH = 5;

    private static final int SAID = 1;
    private static final int COUNT = 2;
    private static final int ORIGIN = 3;
    private static final int SEQ = 4;

    public static final Slice EMPTY = new Slice(new long[0], new byte[0], new int[0]);

    private final long[] numbers;
    private final byte[] ids;
    private final int[] idEnds;
    private final int size;
    private final @Nullable Used used;

    private Slice(long[] numbers, byte[] ids, int[] idEnds) {
        this(numbers, ids, idEnds, idEnds.length, null);
    }

    private Slice(long[] numbers, byte[] ids, int[] idEnds, int size, @Nullable Used used) {
        this.numbers = numbers;
        this.ids = ids;
        this.idEnds = idEnds;
        this.size = size;
        this.used = used;
    }

    /// How many facts stand in the arrays: a slice that has as many may be gone on with. Known to the one thread that
    /// works facts in.
    private static final class Used {
        private int facts;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public long at(int i) {
        return numbers[i * WIDTH];
    }

    public long said(int i) {
        return numbers[i * WIDTH + SAID];
    }

    public long count(int i) {
        return numbers[i * WIDTH + COUNT];
    }

    public long origin(int i) {
        return numbers[i * WIDTH + ORIGIN];
    }

    public long seq(int i) {
        return numbers[i * WIDTH + SEQ];
    }

    /// The event ids, one behind the other up to [#idTo(int)] of the last, as [EventIds] writes them. Not to be
    /// changed.
    public byte[] ids() {
        return ids;
    }

    public int idFrom(int i) {
        return i == 0 ? 0 : idEnds[i - 1];
    }

    public int idTo(int i) {
        return idEnds[i];
    }

    /// Whether any of the facts is about a station.
    boolean speaksOf(int station) {
        for (int i = 0; i < size; i++) {
            if (Said.station(said(i)) == station) {
                return true;
            }
        }
        return false;
    }

    private int idBytes() {
        return size == 0 ? 0 : idEnds[size - 1];
    }

    private boolean isNamed(int i) {
        return idFrom(i) < idTo(i);
    }

    /// The place of the first fact at or after an instant.
    int firstAt(long instant) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(middle) < instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The facts from one place up to but without another.
    Slice part(int from, int to) {
        if (from == 0 && to == size()) {
            return this;
        }
        if (from >= to) {
            return EMPTY;
        }
        int idStart = idFrom(from);
        int[] ends = Arrays.copyOfRange(idEnds, from, to);
        for (int i = 0; i < ends.length; i++) {
            ends[i] -= idStart;
        }
        return new Slice(
                Arrays.copyOfRange(numbers, from * WIDTH, to * WIDTH),
                Arrays.copyOfRange(ids, idStart, idEnds[to - 1]),
                ends);
    }

    public Fact fact(int i, Lane lane, Names names) {
        long said = said(i);
        return Fact.of(
                lane.stream(),
                lane.worker(),
                names.station(Said.station(said)),
                at(i),
                Said.kind(said),
                count(i),
                Said.sureness(said),
                names.origin(origin(i)).source(eventId(i)));
    }

    public @Nullable String eventId(int i) {
        return isNamed(i) ? EventIds.text(ids, idFrom(i), idTo(i)) : null;
    }

    /// The order in which facts of one lane are kept: by instant, then by what makes their identity. It is 0 for two
    /// arrivals of the same fact.
    static int compareIdentity(Slice a, int i, Slice b, int j) {
        int byTime = Long.compare(a.at(i), b.at(j));
        if (byTime != 0) {
            return byTime;
        }
        int family = family(a, i);
        int byFamily = Integer.compare(family, family(b, j));
        if (byFamily != 0) {
            return byFamily;
        }
        return family == UNNAMED ? compareContent(a, i, b, j) : compareIds(a, i, b, j);
    }

    private static final int UNNAMED = 2;

    private static int family(Slice slice, int i) {
        return !slice.isNamed(i) ? UNNAMED : Said.isObservation(slice.said(i)) ? 0 : 1;
    }

    private static int compareIds(Slice a, int i, Slice b, int j) {
        return Arrays.compareUnsigned(a.ids, a.idFrom(i), a.idTo(i), b.ids, b.idFrom(j), b.idTo(j));
    }

    private static int compareContent(Slice a, int i, Slice b, int j) {
        int byStation = Integer.compare(Said.station(a.said(i)), Said.station(b.said(j)));
        if (byStation != 0) {
            return byStation;
        }
        int byKind = Integer.compare(Said.kind(a.said(i)), Said.kind(b.said(j)));
        return byKind != 0 ? byKind : Long.compare(a.count(i), b.count(j));
    }

    /// The law's rank of two arrivals of one identity; see [Fact#RANK].
    static int compareRank(Slice a, int i, Slice b, int j, Names names) {
        int bySaid = Said.compare(a.said(i), b.said(j), names);
        if (bySaid != 0) {
            return bySaid;
        }
        int byCount = Long.compare(a.count(i), b.count(j));
        return byCount != 0 ? byCount : names.compareOrigins(a.origin(i), b.origin(j));
    }

    /// Gathers facts in their order. Not for use after [#build()].
    public static final class Builder {
        static final int BYTES_OF_AN_ID = 20;

        private long[] numbers;
        private byte[] ids;
        private int[] idEnds;
        private int size;
        private int idBytes;
        private @Nullable Used used;

        public Builder(int room) {
            this(room, room * BYTES_OF_AN_ID);
        }

        public Builder(int room, int roomForIds) {
            numbers = new long[room * WIDTH];
            ids = new byte[roomForIds];
            idEnds = new int[room];
        }

        /// Begins with what comes before a place in a slice, behind which there will be so many more than in it.
        static Builder of(Slice slice, int place, int more) {
            if (place == slice.size) {
                return new Builder(slice, more);
            }
            Builder begun = new Builder(slice.size + more, slice.idBytes() + more * BYTES_OF_AN_ID);
            begun.add(slice, 0, place);
            return begun;
        }

        /// Goes on with a slice, in its own arrays if nobody has done so yet and they have room.
        private Builder(Slice slice, int more) {
            numbers = slice.numbers;
            ids = slice.ids;
            idEnds = slice.idEnds;
            size = slice.size;
            idBytes = slice.idBytes();
            used = slice.used;
            if (used == null || used.facts != size || size + more > idEnds.length) {
                int room = 2 * (size + more);
                numbers = Arrays.copyOf(numbers, room * WIDTH);
                idEnds = Arrays.copyOf(idEnds, room);
                ids = Arrays.copyOf(ids, idBytes + (room - size) * BYTES_OF_AN_ID);
                used = new Used();
            }
        }

        public int size() {
            return size;
        }

        public void add(Slice from, int i) {
            makeRoom(1, from.idTo(i) - from.idFrom(i));
            System.arraycopy(from.numbers, i * WIDTH, numbers, size * WIDTH, WIDTH);
            appendId(from.ids, from.idFrom(i), from.idTo(i));
        }

        /// Facts that follow each other in another slice.
        void add(Slice from, int first, int end) {
            if (first >= end) {
                return;
            }
            int idStart = from.idFrom(first);
            int idLength = from.idEnds[end - 1] - idStart;
            makeRoom(end - first, idLength);
            System.arraycopy(from.numbers, first * WIDTH, numbers, size * WIDTH, (end - first) * WIDTH);
            System.arraycopy(from.ids, idStart, ids, idBytes, idLength);
            for (int i = first; i < end; i++) {
                idEnds[size++] = from.idEnds[i] - idStart + idBytes;
            }
            idBytes += idLength;
        }

        /// Adds a fact.
        ///
        /// @param id holds the event id as [EventIds] writes it, in `[from, to)`
        public void add(long at, long said, long count, long origin, long seq, byte[] id, int from, int to) {
            makeRoom(1, to - from);
            int first = size * WIDTH;
            numbers[first] = at;
            numbers[first + SAID] = said;
            numbers[first + COUNT] = count;
            numbers[first + ORIGIN] = origin;
            numbers[first + SEQ] = seq;
            appendId(id, from, to);
        }

        /// The same, with the event id as a sender wrote it, in UTF-8.
        public void addNamed(long at, long said, long count, long origin, long seq, byte[] text, int from, int to) {
            makeRoom(1, to - from);
            int end = EventIds.write(text, from, to, ids, idBytes);
            add(at, said, count, origin, seq, ids, idBytes, idBytes);
            idBytes = end;
            idEnds[size - 1] = end;
        }

        /// Adds a fact without where it came from.
        public void addBare(long at, long said, long count) {
            makeRoom(1, 0);
            int first = size * WIDTH;
            numbers[first] = at;
            numbers[first + SAID] = said;
            numbers[first + COUNT] = count;
            idEnds[size++] = idBytes;
        }

        private void appendId(byte[] id, int from, int to) {
            System.arraycopy(id, from, ids, idBytes, to - from);
            idBytes += to - from;
            idEnds[size++] = idBytes;
        }

        private void makeRoom(int facts, int bytes) {
            if (size + facts > idEnds.length) {
                int room = Math.max(size + facts, idEnds.length * 2);
                numbers = Arrays.copyOf(numbers, room * WIDTH);
                idEnds = Arrays.copyOf(idEnds, room);
            }
            if (idBytes + bytes > ids.length) {
                ids = Arrays.copyOf(ids, Math.max(idBytes + bytes, ids.length * 2));
            }
        }

        public Slice build() {
            if (used != null) {
                used.facts = size;
                return new Slice(numbers, ids, idEnds, size, used);
            }
            boolean full = size == idEnds.length;
            return new Slice(
                    full ? numbers : Arrays.copyOf(numbers, size * WIDTH),
                    idBytes == ids.length ? ids : Arrays.copyOf(ids, idBytes),
                    full ? idEnds : Arrays.copyOf(idEnds, size));
        }
    }

    @Override
    public String toString() {
        return size() + " facts, ids " + new String(ids, 0, idBytes(), StandardCharsets.ISO_8859_1);
    }
}
