package io.linebeat.core.ledger;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Receipt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// What became of some arrivals: receipts in their order, what was set aside, and the book with them in it.
public final class Entry {
    /// A page that grew too full, and those that took its place.
    public record Split(Page full, List<Page> parts) {}

    private final Arrivals arrivals;
    private final Receipt[] receipts;
    private final boolean[] taken;
    private final List<Fact> aside = new ArrayList<>();
    private final List<Split> splits = new ArrayList<>();
    private Book book;
    private int[] order = {};

    Entry(Arrivals arrivals, Book book) {
        this.arrivals = arrivals;
        this.book = book;
        this.receipts = new Receipt[arrivals.size()];
        this.taken = new boolean[arrivals.size()];
        Arrays.fill(receipts, Receipt.DUPLICATE);
    }

    void inOrder(int[] numbers) {
        order = numbers;
    }

    /// The numbers of the arrivals by page and lane.
    public int[] order() {
        return order;
    }

    void taken(int arrival, Receipt receipt) {
        receipts[arrival] = receipt;
        taken[arrival] = true;
    }

    void conflict(int arrival) {
        receipts[arrival] = Receipt.CONFLICT;
    }

    void setAside(Fact lesser) {
        aside.add(lesser);
    }

    void split(Split split) {
        splits.add(split);
    }

    void becomes(Book after) {
        book = after;
    }

    public Book book() {
        return book;
    }

    public List<Receipt> receipts() {
        return Collections.unmodifiableList(Arrays.asList(receipts));
    }

    public Arrivals arrivals() {
        return arrivals;
    }

    /// Whether an arrival came into the book: as new, or in the place of a lesser one.
    public boolean isTaken(int arrival) {
        return taken[arrival];
    }

    public boolean changedTheBook() {
        for (boolean each : taken) {
            if (each) {
                return true;
            }
        }
        return false;
    }

    /// The lesser contents of conflicts, as often as they came.
    public List<Fact> aside() {
        return aside;
    }

    public List<Split> splits() {
        return splits;
    }
}
