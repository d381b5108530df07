package io.linebeat.core.ledger;

import java.util.Arrays;

/// Puts arrivals in the order in which the ledger works them in: by page, by lane, by instant and identity, and what is
/// the same fact by arrival. A merge sort of their numbers, for boxed ones would cost more than all the rest.
final class Order {
    private static final int SHORT = 12;

    private final long[] pageStarts;
    private final Arrivals arrivals;
    private final Slice facts;

    private Order(Arrivals arrivals, long[] pageStarts) {
        this.arrivals = arrivals;
        this.facts = arrivals.facts();
        this.pageStarts = pageStarts;
    }

    /// @param pageStarts for each arrival where its page begins
    static int[] of(Arrivals arrivals, long[] pageStarts) {
        int[] numbers = new int[arrivals.size()];
        Arrays.setAll(numbers, i -> i);
        new Order(arrivals, pageStarts).sort(numbers.clone(), numbers, 0, numbers.length);
        return numbers;
    }

    /// Sorts `to` within bounds; `from` holds the same numbers there.
    private void sort(int[] from, int[] to, int first, int end) {
        if (end - first <= SHORT) {
            insert(to, first, end);
            return;
        }
        int middle = (first + end) >>> 1;
        sort(to, from, first, middle);
        sort(to, from, middle, end);
        if (compare(from[middle - 1], from[middle]) <= 0) {
            System.arraycopy(from, first, to, first, end - first);
            return;
        }
        int left = first;
        int right = middle;
        for (int i = first; i < end; i++) {
            boolean takeLeft = right >= end || left < middle && compare(from[left], from[right]) <= 0;
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }

    private void insert(int[] numbers, int first, int end) {
        for (int i = first + 1; i < end; i++) {
            int number = numbers[i];
            int place = i;
            while (place > first && compare(numbers[place - 1], number) > 0) {
                numbers[place] = numbers[place - 1];
                place--;
            }
            numbers[place] = number;
        }
    }

    private int compare(int a, int b) {
        int byPage = Long.compare(pageStarts[a], pageStarts[b]);
        if (byPage != 0) {
            return byPage;
        }
        int byLane = Long.compare(arrivals.lane(a), arrivals.lane(b));
        if (byLane != 0) {
            return byLane;
        }
        int byIdentity = Slice.compareIdentity(facts, a, facts, b);
        return byIdentity != 0 ? byIdentity : Integer.compare(a, b);
    }
}
