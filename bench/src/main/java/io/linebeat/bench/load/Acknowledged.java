package io.linebeat.bench.load;

import io.linebeat.bench.world.Arrivals;
import java.util.Arrays;

/// Which facts a server has acknowledged, a bit for each number: a repeat or a conflict is no other fact.
final class Acknowledged {
    private final long first;
    private long[] bits;
    private long distinct;
    private long arrivals;

    /// @param first the lowest number that is sent
    Acknowledged(long first, long expected) {
        this.first = first;
        this.bits = new long[Math.toIntExact(expected / 64 + 1)];
    }

    /// @param refused positions in the batch that were refused, in order
    synchronized void add(long[] codes, int count, int[] refused) {
        for (int i = 0; i < count; i++) {
            if (Arrays.binarySearch(refused, i) < 0) {
                add(Arrivals.number(codes[i]) - first);
                arrivals++;
            }
        }
    }

    private void add(long number) {
        int word = Math.toIntExact(number >> 6);
        if (word >= bits.length) {
            bits = Arrays.copyOf(bits, Math.max(word + 1, bits.length * 2));
        }
        long bit = 1L << (number & 63);
        distinct += (bits[word] & bit) == 0 ? 1 : 0;
        bits[word] |= bit;
    }

    synchronized long distinct() {
        return distinct;
    }

    synchronized long arrivals() {
        return arrivals;
    }
}
