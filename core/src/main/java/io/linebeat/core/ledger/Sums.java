package io.linebeat.core.ledger;

import java.util.Arrays;

/// What lanes and posts come to over some time: a [WorkerTally] for each lane and a [StationTally] for each post that
/// has any, in columns. Immutable. Numbers of one stretch and of the next add up, unions too: the two share no time.
public final class Sums {
    /// Numbers of a tally, of a worker's and of a station's alike: three times, units, events.
    public static final int WIDTH = 5;

    static final int UNITS = 3;
    static final int EVENTS = 4;

    public static final Sums ZERO = new Sums(new long[0], new long[0], new long[0], new long[0]);

    private final long[] lanes;
    private final long[] ofLanes;
    private final long[] posts;
    private final long[] ofPosts;

    /// @param lanes and `posts` in ascending order, each once; `ofLanes` and `ofPosts` have [#WIDTH] numbers for each.
    /// None of the arrays may change any more
    public Sums(long[] lanes, long[] ofLanes, long[] posts, long[] ofPosts) {
        this.lanes = lanes;
        this.ofLanes = ofLanes;
        this.posts = posts;
        this.ofPosts = ofPosts;
    }

    public int lanes() {
        return lanes.length;
    }

    public long lane(int i) {
        return lanes[i];
    }

    public long ofLane(int i, int which) {
        return ofLanes[i * WIDTH + which];
    }

    public int posts() {
        return posts.length;
    }

    public long post(int i) {
        return posts[i];
    }

    public long ofPost(int i, int which) {
        return ofPosts[i * WIDTH + which];
    }

    /// Copies the numbers of some lanes to where a lane's place in `target` is `at` and following.
    void copyLanes(int from, int to, long[] target, int at) {
        System.arraycopy(ofLanes, from * WIDTH, target, at * WIDTH, (to - from) * WIDTH);
    }

    public WorkerTally tallyOfLane(int i) {
        int at = i * WIDTH;
        return new WorkerTally(
                ofLanes[at], ofLanes[at + 1], ofLanes[at + 2], ofLanes[at + UNITS], ofLanes[at + EVENTS]);
    }

    public StationTally tallyOfPost(int i) {
        int at = i * WIDTH;
        return new StationTally(
                ofPosts[at], ofPosts[at + 1], ofPosts[at + 2], ofPosts[at + UNITS], ofPosts[at + EVENTS]);
    }

    /// Whether anything was said by a lane.
    public boolean hasEventsOfLane(long lane) {
        int i = Arrays.binarySearch(lanes, lane);
        return i >= 0 && ofLane(i, EVENTS) > 0;
    }

    public boolean hasEventsOfPost(long post) {
        int i = Arrays.binarySearch(posts, post);
        return i >= 0 && ofPost(i, EVENTS) > 0;
    }

    /// These posts with other lanes.
    Sums withLanes(long[] others, long[] ofOthers) {
        return new Sums(others, ofOthers, posts, ofPosts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sums that
                && Arrays.equals(lanes, that.lanes)
                && Arrays.equals(ofLanes, that.ofLanes)
                && Arrays.equals(posts, that.posts)
                && Arrays.equals(ofPosts, that.ofPosts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ofLanes);
    }

    /// Adds up. Not for use after [#build()].
    public static final class Builder {
        private final Table lanes = new Table();
        private final Table posts = new Table();

        public Builder add(Sums sums) {
            lanes.add(sums.lanes, sums.ofLanes);
            posts.add(sums.posts, sums.ofPosts);
            return this;
        }

        /// Adds what some lanes come to, if anything.
        void addLanes(Sums sums, long[] some) {
            for (long lane : some) {
                int i = Arrays.binarySearch(sums.lanes, lane);
                if (i >= 0) {
                    int place = lanes.place(lane);
                    for (int which = 0; which < WIDTH; which++) {
                        lanes.add(place, which, sums.ofLane(i, which));
                    }
                }
            }
        }

        Builder addPostsOf(Sums sums) {
            posts.add(sums.posts, sums.ofPosts);
            return this;
        }

        /// Sets the times of some posts, by their places, to zero.
        void clearTimesOfPosts(boolean[] which) {
            for (int place = 0; place < Math.min(which.length, posts.size); place++) {
                if (which[place]) {
                    Arrays.fill(posts.values, place * WIDTH, place * WIDTH + UNITS, 0);
                }
            }
        }

        /// The place of a lane's numbers; see [#addToLane(int, int, long)].
        int lane(long lane) {
            return lanes.place(lane);
        }

        void addToLane(int place, int which, long much) {
            lanes.add(place, which, much);
        }

        int post(long post) {
            return posts.place(post);
        }

        void addToPost(int place, int which, long much) {
            posts.add(place, which, much);
        }

        public Sums build() {
            long[] laneKeys = lanes.sortedKeys();
            long[] postKeys = posts.sortedKeys();
            return new Sums(laneKeys, lanes.valuesOf(laneKeys), postKeys, posts.valuesOf(postKeys));
        }
    }

    /// Five numbers under each key: additions are the inner loop of every answer. Small keys, which are those of all
    /// live lanes and posts, are found by themselves, and others by open addressing.
    private static final class Table {
        private static final int FIRST_ROOM = 64;
        private static final int MOST_DIRECT = 1 << 16;
        private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

        /// For each small key its place, plus one.
        private int[] direct = new int[FIRST_ROOM];
        private long[] keys = new long[FIRST_ROOM];
        private long[] values = new long[FIRST_ROOM * WIDTH];
        /// For each slot the place of its key, plus one.
        private int[] slots = new int[2 * FIRST_ROOM];
        private int size;

        void add(long[] added, long[] numbers) {
            for (int i = 0; i < added.length; i++) {
                int place = place(added[i]);
                for (int which = 0; which < WIDTH; which++) {
                    add(place, which, numbers[i * WIDTH + which]);
                }
            }
        }

        void add(int place, int which, long much) {
            int at = place * WIDTH + which;
            values[at] = Math.addExact(values[at], much);
        }

        int place(long key) {
            if (key < MOST_DIRECT && key >= 0) {
                return placeOfSmall((int) key);
            }
            int slot = slotOf(key);
            if (slots[slot] != 0) {
                return slots[slot] - 1;
            }
            if (size == keys.length) {
                grow();
                slot = slotOf(key);
            }
            keys[size] = key;
            slots[slot] = ++size;
            return size - 1;
        }

        private int placeOfSmall(int key) {
            if (key >= direct.length) {
                direct = Arrays.copyOf(direct, Math.max(key + 1, Math.min(2 * key, MOST_DIRECT)));
            }
            if (direct[key] == 0) {
                if (size == keys.length) {
                    grow();
                }
                keys[size] = key;
                direct[key] = ++size;
            }
            return direct[key] - 1;
        }

        private int slotOf(long key) {
            int mask = slots.length - 1;
            int slot = (int) ((key * SPREAD) >>> 32) & mask;
            while (slots[slot] != 0 && keys[slots[slot] - 1] != key) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        private void grow() {
            keys = Arrays.copyOf(keys, 2 * size);
            values = Arrays.copyOf(values, 2 * size * WIDTH);
            slots = new int[4 * size];
            for (int i = 0; i < size; i++) {
                if (keys[i] >= MOST_DIRECT || keys[i] < 0) {
                    slots[slotOf(keys[i])] = i + 1;
                }
            }
        }

        /// The keys under which anything stands but zeros.
        long[] sortedKeys() {
            long[] sorted = new long[size];
            int count = 0;
            for (int i = 0; i < size; i++) {
                if (!isZero(i)) {
                    sorted[count++] = keys[i];
                }
            }
            Arrays.sort(sorted, 0, count);
            return Arrays.copyOf(sorted, count);
        }

        private boolean isZero(int place) {
            for (int which = 0; which < WIDTH; which++) {
                if (values[place * WIDTH + which] != 0) {
                    return false;
                }
            }
            return true;
        }

        long[] valuesOf(long[] sorted) {
            long[] ordered = new long[sorted.length * WIDTH];
            for (int i = 0; i < sorted.length; i++) {
                System.arraycopy(values, place(sorted[i]) * WIDTH, ordered, i * WIDTH, WIDTH);
            }
            return ordered;
        }
    }
}
