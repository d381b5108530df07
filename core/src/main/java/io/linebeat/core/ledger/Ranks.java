package io.linebeat.core.ledger;

import java.util.Arrays;

/// Numbers as their places among the different ones of them, in ascending order: few and dense, to count by.
final class Ranks {
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final int[] ranks;
    private final int distinct;

    private Ranks(int[] ranks, int distinct) {
        this.ranks = ranks;
        this.distinct = distinct;
    }

    static Ranks of(long[] numbers) {
        int mask = Math.max(15, Integer.highestOneBit(Math.max(1, numbers.length)) * 4 - 1);
        int[] slots = new int[mask + 1];
        long[] found = new long[Math.min(numbers.length, 64)];
        int[] places = new int[numbers.length];
        int distinct = 0;
        for (int i = 0; i < numbers.length; i++) {
            // Neighbours are often alike.
            if (i > 0 && numbers[i] == numbers[i - 1]) {
                places[i] = places[i - 1];
                continue;
            }
            int slot = (int) ((numbers[i] * SPREAD) >>> 32) & mask;
            while (slots[slot] != 0 && found[slots[slot] - 1] != numbers[i]) {
                slot = (slot + 1) & mask;
            }
            if (slots[slot] == 0) {
                if (distinct == found.length) {
                    found = Arrays.copyOf(found, 2 * distinct);
                }
                found[distinct] = numbers[i];
                slots[slot] = ++distinct;
            }
            places[i] = slots[slot] - 1;
        }
        return ranked(places, Arrays.copyOf(found, distinct));
    }

    private static Ranks ranked(int[] places, long[] distinct) {
        long[] sorted = distinct.clone();
        Arrays.sort(sorted);
        int[] rankOf = new int[distinct.length];
        for (int place = 0; place < distinct.length; place++) {
            rankOf[place] = Arrays.binarySearch(sorted, distinct[place]);
        }
        for (int i = 0; i < places.length; i++) {
            places[i] = rankOf[places[i]];
        }
        return new Ranks(places, distinct.length);
    }

    int of(int i) {
        return ranks[i];
    }

    /// Puts places of the numbers in order of their ranks; those of one rank stay as they were.
    int[] sort(int[] places) {
        if (distinct <= 1) {
            return places;
        }
        int[] next = new int[distinct + 1];
        for (int place : places) {
            next[ranks[place] + 1]++;
        }
        for (int rank = 1; rank <= distinct; rank++) {
            next[rank] += next[rank - 1];
        }
        int[] sorted = new int[places.length];
        for (int place : places) {
            sorted[next[ranks[place]]++] = place;
        }
        return sorted;
    }
}
