package io.linebeat.core.ledger;

import java.util.Arrays;

/// Puts arrivals in the order in which the ledger works them in: by page, by lane, by instant and identity, and what is
/// the same fact by arrival. Pages and lanes are few, so they are counted; what is left are short rows that are nearly
/// in order.
final class Order {
    private static final int SHORT = 24;

    private final Slice facts;

    private Order(Slice facts) {
        this.facts = facts;
    }

    /// The numbers of the arrivals in order.
    ///
    /// @param pageStarts for each arrival where its page begins
    static int[] of(Arrivals arrivals, long[] pageStarts) {
        int[] numbers = new int[arrivals.size()];
        Arrays.setAll(numbers, i -> i);
        Ranks lanes = Ranks.of(arrivals.lanes());
        Ranks pages = Ranks.of(pageStarts);
        int[] order = pages.sort(lanes.sort(numbers));
        Order byIdentity = new Order(arrivals.facts());
        for (int first = 0; first < order.length; ) {
            int end = first + 1;
            while (end < order.length
                    && lanes.of(order[end]) == lanes.of(order[first])
                    && pages.of(order[end]) == pages.of(order[first])) {
                end++;
            }
            byIdentity.sort(order, first, end);
            first = end;
        }
        return order;
    }

    private void sort(int[] numbers, int first, int end) {
        if (end - first <= SHORT) {
            insert(numbers, first, end);
        } else {
            int[] row = Arrays.copyOfRange(numbers, first, end);
            merge(row.clone(), row, 0, row.length);
            System.arraycopy(row, 0, numbers, first, row.length);
        }
    }

    /// A merge sort of what lies in bounds; `from` holds the same there. Boxed numbers would cost more than all the
    /// rest.
    private void merge(int[] from, int[] to, int first, int end) {
        if (end - first <= SHORT) {
            insert(to, first, end);
            return;
        }
        int middle = (first + end) >>> 1;
        merge(to, from, first, middle);
        merge(to, from, middle, end);
        if (compare(from[middle - 1], from[middle]) <= 0) {
            System.arraycopy(from, first, to, first, end - first);
            return;
        }
        int left = first;
        int right = middle;
        for (int i = first; i < end; i++) {
            boolean takeLeft = right >= end || (left < middle && compare(from[left], from[right]) <= 0);
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
        int byIdentity = Slice.compareIdentity(facts, a, facts, b);
        return byIdentity != 0 ? byIdentity : Integer.compare(a, b);
    }
}
