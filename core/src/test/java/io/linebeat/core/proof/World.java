package io.linebeat.core.proof;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.calendar.SiteRules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.ledger.Grid;
import io.linebeat.core.ledger.Ledger;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.core.roster.Roster;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// A few small plants for a short time, made from a seed: what their cameras said in the order in which it arrived,
/// their rules, their roster, and questions about them.
///
/// Times lie on a coarse grid, so that ties, moves at one instant and facts on the bounds of cells are common.
public final class World {
    /// Ids whose order as UTF-8 differs from their order as UTF-16, and ids that trimming or folding would merge.
    static final List<String> IDS = List.of("a", "A", "a ", "é", "\uE000", "\uFFFD", "\uD83D\uDE00");

    private static final long QUARTER_HOUR = Grid.micros(Grid.QUARTER_HOUR);
    private static final long COARSEST_CELL = Grid.micros(Grid.COARSEST);

    public final long seed;
    public final Dice dice;
    public final List<Fact> arrivals;
    public final Rules rules;
    public final Roster roster;
    /// The most facts of a page.
    public final int mostFacts;
    /// The time in which the facts lie.
    public final Span time;

    private final long step;
    private final List<SiteId> sites;

    public World(long seed) {
        this.seed = seed;
        this.dice = new Dice(seed);
        this.step = dice.one(
                1L, Micros.SECOND, Micros.MINUTE, 5 * Micros.MINUTE, 5 * Micros.MINUTE, QUARTER_HOUR, 4 * QUARTER_HOUR);
        this.mostFacts = dice.one(1, 2, 5, 20, Ledger.MAX_FACTS);
        long ticks = dice.between(3, 30);
        this.time = Span.lasting(begin(step * ticks), step * ticks);
        this.sites = dice.some(List.of(SiteId.DEFAULT, new SiteId("\uE000"), new SiteId("\uD83D\uDE00")), 1, 2);
        this.rules = rules();
        Cast cast = new Cast(
                dice.some(IDS, 1, 3),
                dice.some(IDS, 1, 3),
                sites,
                dice.some(List.of(Stream.LIVE, new Stream.Shadow("m", "1"), new Stream.Shadow("m", "2")), 1, 2));
        this.arrivals = List.copyOf(new Chatter(dice, cast, time, step).facts(dice.below(50)));
        this.roster = roster(cast);
    }

    /// Who and what can be spoken of.
    record Cast(List<String> workers, List<String> stations, List<SiteId> sites, List<Stream> streams) {}

    private long begin(long length) {
        return switch (dice.below(4)) {
            case 0 -> 0;
            case 1 -> 60 * COARSEST_CELL - Math.min(length / 2, COARSEST_CELL);
            case 2 -> dice.between(1_900_000, 2_000_000) * QUARTER_HOUR;
            default -> dice.between(0, 56 * 365 * Micros.DAY);
        };
    }

    private Rules rules() {
        Map<SiteId, SiteRules> stated = new HashMap<>();
        for (SiteId site : sites) {
            if (dice.percent(80)) {
                stated.put(site, new SiteRules(ZoneOffset.UTC, hold()));
            }
        }
        return new Rules(new SiteRules(ZoneOffset.UTC, hold()), stated);
    }

    private Hold hold() {
        if (dice.percent(50)) {
            return Hold.always(holdMicros());
        }
        Map<Long, Long> validFrom = new HashMap<>();
        for (int i = dice.below(3); i >= 0; i--) {
            validFrom.put(tick(), holdMicros());
        }
        return Hold.changing(validFrom);
    }

    private long holdMicros() {
        if (dice.percent(5)) {
            return Hold.LONGEST;
        }
        long round = dice.percent(15) ? step / 3 : step * dice.between(1, 8);
        return Math.clamp(round + dice.one(-1, 0, 0, 0, 1), 1, Hold.LONGEST);
    }

    private long tick() {
        return time.from() + step * dice.between(0, time.micros() / step);
    }

    private Roster roster(Cast cast) {
        List<Worker> workers = new ArrayList<>();
        List<Station> stations = new ArrayList<>();
        for (SiteId site : cast.sites()) {
            cast.workers().forEach(id -> workers.add(new Worker(new WorkerId(site, id), "name of " + id)));
            cast.stations().forEach(id -> stations.add(new Station(new StationId(site, id), id, "assembly")));
            workers.add(new Worker(new WorkerId(site, "nobody"), "never seen"));
            stations.add(new Station(new StationId(site, "nowhere"), "never seen", "packaging"));
        }
        if (dice.percent(20)) {
            workers.removeFirst();
        }
        return Roster.of(dice.shuffled(workers), dice.shuffled(stations));
    }

    /// A question, and the instant at which it is asked.
    public record Asked(Question question, long now) {}

    /// One question of each kind: everything; an odd window; whole cells; as of; empty; outside; years; one site.
    public List<Asked> questions() {
        long late = time.to() + 3 * Micros.DAY;
        long cell = Math.floorDiv(instant(), QUARTER_HOUR);
        Question years = Question.over(time.from() - 400 * Micros.DAY, time.to() + 400 * Micros.DAY);
        return List.of(
                new Asked(Question.EVERYTHING, late),
                new Asked(Question.EVERYTHING, instant()),
                ask(window(), late),
                ask(window(), instant()),
                ask(new Span(cell * QUARTER_HOUR, (cell + dice.between(1, 40)) * QUARTER_HOUR), late),
                new Asked(new Question(null, null, instant(), null, null, null), late),
                new Asked(new Question(time.from(), instant(), instant(), null, null, null), late),
                ask(Span.emptyAt(instant()), late),
                ask(Span.lasting(late, Micros.DAY), late + Micros.DAY),
                new Asked(years, time.to() + 400 * Micros.DAY),
                new Asked(Question.EVERYTHING.at(dice.of(sites)), late));
    }

    private static Asked ask(Span window, long now) {
        return new Asked(Question.over(window.from(), window.to()), now);
    }

    /// A window near the facts, at odd microseconds or on the grid.
    public Span window() {
        long one = instant();
        long other = instant();
        return new Span(Math.min(one, other), Math.max(one, other));
    }

    /// An instant near the facts, often that of one.
    public long instant() {
        if (!arrivals.isEmpty() && dice.percent(40)) {
            return dice.of(arrivals).at() + dice.one(-1, 0, 0, 1);
        }
        return dice.between(time.from() - step, time.to() + 4 * step);
    }

    /// The instant of the earliest live fact at a site, or at any.
    public OptionalLong earliest(SiteId site) {
        return arrivals.stream()
                .filter(fact -> fact.stream().equals(Stream.LIVE))
                .filter(fact -> site == null || site.equals(fact.worker().site()))
                .mapToLong(Fact::at)
                .min();
    }
}
