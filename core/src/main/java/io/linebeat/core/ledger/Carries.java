package io.linebeat.core.ledger;

import java.util.Arrays;

/// What some lanes carry over the beginning of a page. Lanes come in ascending order, so this is two rows.
final class Carries {
    private long[] lanes = {};
    private Carry[] carries = {};
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    long lane(int i) {
        return lanes[i];
    }

    Carry carry(int i) {
        return carries[i];
    }

    /// Adds a lane that comes after all others.
    void add(long lane, Carry carry) {
        if (size == lanes.length) {
            int room = Math.max(16, 2 * size);
            lanes = Arrays.copyOf(lanes, room);
            carries = Arrays.copyOf(carries, room);
        }
        lanes[size] = lane;
        carries[size++] = carry;
    }

    /// Whether the lane that was added last is this one.
    boolean endsWith(long lane) {
        return size > 0 && lanes[size - 1] == lane;
    }

    /// Both, and where both have a lane what is said here.
    Carries before(Carries others) {
        if (others.isEmpty()) {
            return this;
        }
        Carries both = new Carries();
        int i = 0;
        int j = 0;
        while (i < size || j < others.size) {
            boolean isOurs = j == others.size || (i < size && lanes[i] <= others.lanes[j]);
            if (isOurs) {
                j += j < others.size && lanes[i] == others.lanes[j] ? 1 : 0;
                both.add(lanes[i], carries[i]);
                i++;
            } else {
                both.add(others.lanes[j], others.carries[j]);
                j++;
            }
        }
        return both;
    }
}
