package io.linebeat.wire;

import io.linebeat.core.fact.FactColumns;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads events. What comes out is valid in every way that can be known at the door.
///
/// Most events go through the fast lane (see [FastJson]), the others through the careful one; nobody can tell by the
/// answer which it was. May be used by many threads at once.
public final class EventReader {
    /// Fast lanes that are kept for the next body. Those that are in use are not bounded here.
    private static final int MAX_IDLE = 16;

    /// The one that was used last is the next: what it knows is still in the processor's cache.
    private final BlockingDeque<FastLane> idle = new LinkedBlockingDeque<>(MAX_IDLE);
    private volatile @Nullable RosterIndex index;

    /// A body that holds one event.
    public OneRead one(byte[] body, Doorway door) {
        FastLane lane = take();
        try {
            lane.use(index(door), door.now());
            FactColumns fact = lane.single(body);
            return fact == null ? CarefulLane.one(body, door) : new OneRead.Accepted(fact);
        } finally {
            give(lane);
        }
    }

    /// A body that holds an array of events.
    public BatchRead batch(byte[] body, Doorway door) {
        return batch(body, body.length, door);
    }

    /// The same, of the first `length` bytes.
    public BatchRead batch(byte[] body, int length, Doorway door) {
        FastLane lane = take();
        try {
            lane.use(index(door), door.now());
            Judged judged = lane.array(body, length, door);
            if (judged != null) {
                return judged;
            }
        } finally {
            give(lane);
        }
        return CarefulLane.batch(length == body.length ? body : Arrays.copyOf(body, length), door);
    }

    /// A stream with one JSON object a line.
    public EventLines ndjson(InputStream in, Supplier<Doorway> door) {
        return EventLines.ndjson(this, in, door);
    }

    /// A stream of comma-separated values under a header that names the fields as JSON does, in any order; other
    /// columns
    /// are ignored. Where the header is of no use there is one bad item, and it says so.
    public EventLines csv(InputStream in, Supplier<Doorway> door) {
        return EventLines.csv(this, in, door);
    }

    FastLane take() {
        FastLane lane = idle.pollFirst();
        return lane == null ? new FastLane() : lane;
    }

    void give(FastLane lane) {
        lane.letGo();
        boolean _ = idle.offerFirst(lane);
    }

    /// The index of what the door knows, made anew when that is something else.
    RosterIndex index(Doorway door) {
        RosterIndex known = index;
        if (known == null || !known.isOf(door)) {
            known = new RosterIndex(door.roster(), door.rules());
            index = known;
        }
        return known;
    }
}
