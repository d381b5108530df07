package io.linebeat.sim;

import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one camera says about everyone who comes to its station, with the errors of its model and of its clock.
final class LookoutLog {
    /// How long a state lasts before it is said again.
    private static final long REASSERTED_AFTER = 5 * Micros.MINUTE;

    /// No two cameras see a thing at the same microsecond.
    private static final int FLICKER = 400_000;

    /// Of a thousand idle spells that are short enough to escape a model, those that do.
    private static final int OVERLOOKED = 850;

    /// Of a thousand cameras, those whose clock is off when clocks may be, and by how many seconds at most.
    private static final int WRONG_CLOCKS = 300;

    private static final int FURTHEST_OFF = 90;

    /// How much worse a model gets by the end of the run if it drifts, in thousandths.
    private static final int DRIFT = 2_000;

    private final Lookout lookout;
    private final Span stretch;
    private final boolean drifts;
    private final Dice dice;
    private final long skew;
    private final List<Remark> remarks = new ArrayList<>();

    /// Something said, still without its number; `state` is `null` where units are counted.
    private record Remark(
            long spoken, WorkerId worker, @Nullable State state, Confidence sure) {}

    private LookoutLog(Lookout lookout, Span stretch, long seed, Set<Fault> faults) {
        this.lookout = lookout;
        this.stretch = stretch;
        this.drifts = faults.contains(Fault.DRIFT);
        this.dice = Dice.of(seed, Dice.Purpose.LOOKOUT, lookout.number());
        this.skew = faults.contains(Fault.SKEW) ? skew(Dice.of(seed, Dice.Purpose.CLOCK, lookout.number())) : 0;
    }

    private static long skew(Dice clock) {
        long off = clock.within(-FURTHEST_OFF, FURTHEST_OFF + 1) * Micros.SECOND;
        return clock.chance(WRONG_CLOCKS) ? off : 0;
    }

    /// Each due when it is said, numbered in that order.
    static List<Delivery> of(Lookout lookout, List<WorkDay> days, Span stretch, long seed, Set<Fault> faults) {
        LookoutLog log = new LookoutLog(lookout, stretch, seed, faults);
        days.forEach(log::watch);
        return log.numbered();
    }

    private void watch(WorkDay day) {
        new Gaze(day.person().worker().id()).follow(day.spells());
        if (lookout.counts()) {
            day.units().stream()
                    .filter(unit -> unit.station().equals(lookout.station()))
                    .forEach(unit -> count(day.person().worker().id(), unit.at()));
        }
    }

    /// The model as it is by then.
    private Model model(long at) {
        if (!drifts) {
            return lookout.model();
        }
        long passed = new Span(stretch.from(), Math.max(at, stretch.from())).micros();
        return lookout.model().worse((int) (1_000 + DRIFT * passed / Math.max(1, stretch.micros())));
    }

    private long seen(long at, Model model) {
        return at + dice.within(0, FLICKER) + dice.within(0, model.latest() * (int) Micros.SECOND + 1);
    }

    private Confidence sure(Model model, boolean right) {
        int from = right ? model.sureFrom() : model.unsure();
        int to = right ? model.sureTo() : model.unsure() + 150;
        return new Confidence(dice.within(1_000 * from, 1_000 * to));
    }

    private void count(WorkerId worker, long at) {
        Model model = model(at);
        if (dice.chance(model.missed())) {
            return;
        }
        long seen = seen(at, model);
        remark(new Remark(seen, worker, null, sure(model, true)));
        if (dice.chance(model.doubled())) {
            long again = seen + Micros.SECOND + dice.within(0, FLICKER);
            remark(new Remark(again, worker, null, sure(model, false)));
        }
    }

    /// What would be said after the end is not said.
    private void remark(Remark remark) {
        if (stretch.contains(remark.spoken())) {
            remarks.add(remark);
        }
    }

    private List<Delivery> numbered() {
        remarks.sort(Comparator.comparingLong(Remark::spoken));
        List<Delivery> said = new ArrayList<>(remarks.size());
        for (Remark remark : remarks) {
            String eventId =
                    String.format(Locale.ROOT, "%s-%06d", lookout.camera().value(), said.size() + 1);
            Source source = new Source(
                    eventId, lookout.camera(), Model.ID, lookout.model().version());
            said.add(new Delivery(remark.spoken(), remark.spoken(), fact(remark, source)));
        }
        return said;
    }

    private Fact fact(Remark remark, Source source) {
        long at = remark.spoken() + skew;
        State state = remark.state();
        return state == null
                ? new Production(Stream.LIVE, remark.worker(), lookout.station(), at, 1, remark.sure(), source)
                : new Observation(Stream.LIVE, remark.worker(), lookout.station(), at, state, remark.sure(), source);
    }

    /// The camera's eye on one worker.
    private final class Gaze {
        private final WorkerId worker;
        private long last = Long.MIN_VALUE;
        private @Nullable State said;
        private long next;

        Gaze(WorkerId worker) {
            this.worker = worker;
        }

        void follow(List<Spell> spells) {
            boolean wasHere = false;
            for (Spell spell : spells) {
                boolean isHere = spell.station().equals(lookout.station());
                if (isHere) {
                    look(spell);
                } else if (wasHere) {
                    miss(spell.span().from());
                }
                wasHere = isHere;
            }
        }

        private void look(Spell spell) {
            Span span = spell.span();
            Model model = model(span.from());
            boolean right = !overlooks(spell, model);
            State state = right ? spell.activity().state() : State.WORKING;
            if (state != said) {
                next = seen(span.from(), model);
            }
            for (; next < span.to(); next += REASSERTED_AFTER + dice.within(0, FLICKER)) {
                say(next, state, sure(model, right));
            }
        }

        private boolean overlooks(Spell spell, Model model) {
            return spell.activity() == Activity.IDLE
                    && spell.span().micros() < model.blindTo() * Micros.SECOND
                    && dice.chance(OVERLOOKED);
        }

        /// She is gone: the camera takes a while to say so, and says it once more.
        private void miss(long left) {
            long noticed = left + dice.within(20, 70) * Micros.SECOND + dice.within(0, FLICKER);
            Model model = model(noticed);
            say(noticed, State.ABSENT, sure(model, false));
            say(noticed + REASSERTED_AFTER, State.ABSENT, sure(model, true));
            said = null;
        }

        private void say(long at, State state, Confidence sure) {
            last = Math.max(at, last + 1);
            said = state;
            remark(new Remark(last, worker, state, sure));
        }
    }
}
