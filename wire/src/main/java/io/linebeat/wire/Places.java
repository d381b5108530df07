package io.linebeat.wire;

import java.util.Arrays;

/// Where the builder at hand keeps names that have numbers: for each a place, valid while its stamp is that of the
/// present round. So a new builder makes all of them void without touching one.
final class Places {
    static final int NONE = -1;

    private int round = 1;
    private int[] stamps = new int[16];
    private int[] places = new int[16];

    /// Makes all places void.
    void clear() {
        round++;
        if (round == 0) {
            Arrays.fill(stamps, 0);
            round = 1;
        }
    }

    int get(int number) {
        return number < stamps.length && stamps[number] == round ? places[number] : NONE;
    }

    /// Keeps the place of a name, and gives it back.
    int put(int number, int place) {
        if (number >= stamps.length) {
            int room = Math.max(number + 1, stamps.length * 2);
            stamps = Arrays.copyOf(stamps, room);
            places = Arrays.copyOf(places, room);
        }
        stamps[number] = round;
        places[number] = place;
        return place;
    }
}
