package io.linebeat.store.pack;

import io.linebeat.store.pack.Unpacker.Column;

/// Lanes in ascending order, where they lie.
final class PackedLanes {
    private final Column lane;
    /// Behind the lane that was found last. Threads may overwrite it for each other: it is only a guess.
    private int next;

    PackedLanes(Column lane) {
        this.lane = lane;
    }

    int size() {
        return lane.size();
    }

    long lane(int i) {
        return lane.get(i);
    }

    long[] all() {
        return lane.values();
    }

    /// The place of a lane, or a negative number. Who goes through all lanes asks for one after the other, so the next
    /// is tried first.
    int find(long wanted) {
        int guess = next;
        if (guess < lane.size() && lane.get(guess) == wanted) {
            next = guess + 1;
            return guess;
        }
        int found = search(wanted);
        next = found + 1;
        return found;
    }

    private int search(long wanted) {
        int low = 0;
        int high = lane.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Long.compare(lane.get(middle), wanted);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}
