package io.linebeat.sim;

import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// What the cameras say about a person's day: her state whenever it changes, the same again while it lasts, and the
/// units that she finished, nearly one by one. The camera that she left for another station says twice that she is
/// gone,
/// after the other has seen her already.
///
/// Before she comes nobody speaks of her, and nobody after the shift's end has found her absent.
final class CameraLog {
    /// How long a state lasts before it is said again; well within the usual hold of an hour.
    static final long REASSERTED_AFTER = 15 * Micros.MINUTE;

    /// Units finished within this time of each other are one event.
    private static final long COUNTED_TOGETHER = 30 * Micros.SECOND;

    private final WorkDay day;
    private final Dice dice;
    private final List<Remark> remarks = new ArrayList<>();

    /// Something said by the camera above a station, still without its number.
    private record Remark(long at, StationId station, Function<Source, Fact> as) {}

    private CameraLog(WorkDay day, Dice dice) {
        this.day = day;
        this.dice = dice;
    }

    /// The day's facts in order of time, numbered in that order.
    static List<Fact> of(WorkDay day, Dice dice) {
        CameraLog log = new CameraLog(day, dice);
        log.watchStates();
        log.watchMoves();
        log.countUnits();
        return log.numbered();
    }

    private void watchStates() {
        for (Spell spell : day.spells()) {
            Span span = spell.span();
            for (long at = span.from(); at < span.to(); at += REASSERTED_AFTER) {
                observe(at, spell.station(), spell.activity().state(), confidence(800, 995));
            }
        }
        Spell last = day.spells().getLast();
        observe(last.span().to(), last.station(), State.ABSENT, confidence(800, 995));
    }

    private void watchMoves() {
        Spell before = day.spells().getFirst();
        for (Spell spell : day.spells()) {
            if (!spell.station().equals(before.station())) {
                long noticed = spell.span().from() + dice.within(20, 70) * Micros.SECOND;
                observe(noticed, before.station(), State.ABSENT, confidence(550, 750));
                observe(noticed + REASSERTED_AFTER, before.station(), State.ABSENT, confidence(800, 995));
            }
            before = spell;
        }
    }

    private void countUnits() {
        List<FinishedUnit> together = new ArrayList<>();
        for (FinishedUnit unit : day.units()) {
            if (!together.isEmpty() && !belongsTo(together.getFirst(), unit)) {
                count(together);
                together.clear();
            }
            together.add(unit);
        }
        if (!together.isEmpty()) {
            count(together);
        }
    }

    private static boolean belongsTo(FinishedUnit first, FinishedUnit next) {
        return first.station().equals(next.station())
                && Span.lasting(first.at(), COUNTED_TOGETHER).contains(next.at());
    }

    private void observe(long at, StationId station, State state, Confidence sure) {
        remarks.add(new Remark(
                at, station, source -> new Observation(Stream.LIVE, worker(), station, at, state, sure, source)));
    }

    private void count(List<FinishedUnit> together) {
        FinishedUnit last = together.getLast();
        int count = together.size();
        Confidence sure = confidence(880, 999);
        remarks.add(new Remark(
                last.at(),
                last.station(),
                source -> new Production(Stream.LIVE, worker(), last.station(), last.at(), count, sure, source)));
    }

    private WorkerId worker() {
        return day.person().worker().id();
    }

    private Confidence confidence(int fromThousandths, int toThousandths) {
        return new Confidence(1_000 * dice.within(fromThousandths, toThousandths));
    }

    private List<Fact> numbered() {
        remarks.sort(Comparator.comparingLong(Remark::at));
        List<Fact> facts = new ArrayList<>(remarks.size());
        for (Remark remark : remarks) {
            String eventId = String.format(Locale.ROOT, "%s-%s-%04d", day.name(), worker().value(), facts.size() + 1);
            facts.add(remark.as().apply(Camera.above(remark.station()).says(eventId)));
        }
        return facts;
    }
}
