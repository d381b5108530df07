package io.linebeat.sim;

import io.linebeat.core.fact.CameraId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The way from the cameras to the sender, with its faults: the same facts, later, more often, in another order. By the
/// end of the stretch everything has arrived.
///
/// @param deliveries in the order in which they are due
/// @param outages how often a camera's link was down
public record Transport(List<Delivery> deliveries, int outages) {
    /// Of a thousand facts.
    private static final int LATE = 20;

    private static final int REPEATED = 30;

    /// Of a thousand cameras, in every two hours.
    private static final int DOWN = 200;

    private static final long DOWN_ONCE_IN = 2 * Micros.HOUR;

    /// What comes within this time may change places, in half of all cases.
    private static final long SHUFFLED = 2 * Micros.MINUTE;

    private static final Comparator<Delivery> DUE = Comparator.comparingLong(Delivery::due);

    public Transport {
        deliveries = List.copyOf(deliveries);
    }

    static Transport of(List<Delivery> said, Set<Fault> faults, long seed, Span stretch) {
        Transport transport = new Transport(said, 0);
        if (faults.contains(Fault.OUTAGE)) {
            transport = transport.cutOff(seed, stretch);
        }
        if (faults.contains(Fault.LATE)) {
            transport = transport.heldUp(Dice.of(seed, Dice.Purpose.LATE, 0));
        }
        if (faults.contains(Fault.DUPLICATE)) {
            transport = transport.repeated(Dice.of(seed, Dice.Purpose.DUPLICATE, 0));
        }
        if (faults.contains(Fault.REORDER)) {
            transport = transport.shuffled(Dice.of(seed, Dice.Purpose.REORDER, 0), stretch);
        }
        return transport.by(stretch.to());
    }

    private Transport cutOff(long seed, Span stretch) {
        Map<CameraId, List<Span>> down = new HashMap<>();
        int number = 0;
        int total = 0;
        for (CameraId camera : cameras()) {
            List<Span> spans = outages(stretch, Dice.of(seed, Dice.Purpose.OUTAGE, number++));
            down.put(camera, spans);
            total += spans.size();
        }
        List<Delivery> later = new ArrayList<>(deliveries.size());
        for (Delivery each : deliveries) {
            List<Span> spans = down.getOrDefault(each.fact().source().camera(), List.of());
            Span cut = spans.stream()
                    .filter(span -> span.contains(each.due()))
                    .findFirst()
                    .orElse(Span.emptyAt(each.due()));
            later.add(each.at(cut.to()));
        }
        return inOrder(later, total);
    }

    private List<CameraId> cameras() {
        return deliveries.stream()
                .flatMap(each ->
                        java.util.stream.Stream.ofNullable(each.fact().source().camera()))
                .distinct()
                .sorted(Comparator.comparing(CameraId::value))
                .toList();
    }

    private static List<Span> outages(Span stretch, Dice dice) {
        List<Span> outages = new ArrayList<>();
        for (long from = stretch.from(); from < stretch.to(); from += DOWN_ONCE_IN) {
            Span around = Span.lasting(from, DOWN_ONCE_IN).endingBy(stretch.to());
            long begins = around.from() + dice.minutes(0, 90) % around.micros();
            long lasts = dice.minutes(3, 20);
            if (dice.chance(DOWN)) {
                outages.add(Span.lasting(begins, lasts));
            }
        }
        return outages;
    }

    private Transport heldUp(Dice dice) {
        List<Delivery> later = new ArrayList<>(deliveries.size());
        for (Delivery each : deliveries) {
            later.add(dice.chance(LATE) ? each.at(each.due() + dice.minutes(2, 60)) : each);
        }
        return inOrder(later, outages);
    }

    private Transport repeated(Dice dice) {
        List<Delivery> more = new ArrayList<>(deliveries);
        for (Delivery each : deliveries) {
            if (dice.chance(REPEATED)) {
                long after = dice.chance(700) ? dice.within(0, 30) * Micros.SECOND : dice.minutes(5, 120);
                more.add(each.at(each.due() + after));
            }
        }
        return inOrder(more, outages);
    }

    private Transport shuffled(Dice dice, Span stretch) {
        List<Delivery> all = new ArrayList<>(deliveries.size());
        List<Delivery> heap = new ArrayList<>();
        long end = stretch.from() + SHUFFLED;
        for (Delivery each : deliveries) {
            while (each.due() >= end) {
                shuffleInto(all, heap, end, dice);
                end += SHUFFLED;
            }
            heap.add(each);
        }
        shuffleInto(all, heap, end, dice);
        return inOrder(all, outages);
    }

    private static void shuffleInto(List<Delivery> all, List<Delivery> heap, long end, Dice dice) {
        if (dice.chance(500)) {
            for (int left = heap.size(); left > 0; left--) {
                all.add(heap.remove(dice.within(0, left)).at(end));
            }
        }
        all.addAll(heap);
        heap.clear();
    }

    private Transport by(long end) {
        return inOrder(
                deliveries.stream()
                        .map(each -> each.due() > end ? each.at(end) : each)
                        .toList(),
                outages);
    }

    /// The sort leaves those that are due at one instant as they are.
    private static Transport inOrder(List<Delivery> deliveries, int outages) {
        return new Transport(deliveries.stream().sorted(DUE).toList(), outages);
    }
}
