package io.linebeat.bench.world;

/// How the facts of a world arrive.
///
/// @param lateThousandths how many in a thousand are late
/// @param repeatedThousandths how many in a thousand come twice, the second time up to an hour later
/// @param conflictsInRepeats how many in a thousand of those come the second time with other content
public record Delivery(
        int lateThousandths, Lateness lateBy, int repeatedThousandths, int conflictsInRepeats, Order order) {

    /// 5 % late by up to an hour, 2 % repeated, every tenth of them in conflict.
    public static final Delivery USUAL = new Delivery(50, Lateness.HOUR, 20, 100, Order.TIME);

    public Delivery in(Order other) {
        return new Delivery(lateThousandths, lateBy, repeatedThousandths, conflictsInRepeats, other);
    }

    public Delivery withoutConflicts() {
        return new Delivery(lateThousandths, lateBy, repeatedThousandths, 0, order);
    }
}
