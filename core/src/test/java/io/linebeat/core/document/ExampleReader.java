package io.linebeat.core.document;

import io.linebeat.core.calendar.BucketSize;
import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.calendar.SiteRules;
import io.linebeat.core.document.MetricsDocument.UnreadableExample;
import io.linebeat.core.document.WorkedExample.Claim;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.report.Question;
import io.linebeat.core.roster.Roster;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads one example, line by line. A line that it does not understand it refuses: an example that is read by half
/// proves nothing.
final class ExampleReader {
    private static final LocalDate USUAL_DAY = LocalDate.of(2026, 3, 2);
    private static final long LATE = Micros.of(Instant.parse("2100-01-01T00:00:00Z"));
    private static final String TIME = '(' + Notation.TIME + ')';
    private static final String BOUND = '(' + Notation.BOUND + ')';
    private static final String WORKER = "((?:[a-z]\\w*/)?W\\w*)";
    private static final String STATION = "(S\\w*)";
    private static final String SUBJECT = "((?:[a-z]\\w*/)?[WS]\\w*|total)";
    private static final Map<String, Notation.Kind> FIGURES = figures();
    private static final Pattern CLAIM = Pattern.compile(
            "(" + FIGURES.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|")) + ") (.+)");

    /// What a line may be, in the order in which they stand in an example.
    private final Map<Pattern, Consumer<MatchResult>> kinds = new LinkedHashMap<>();

    private final int firstLine;
    private int line;
    private @Nullable String title;
    private LocalDate day = USUAL_DAY;
    private final Settings usual = new Settings(ZoneOffset.UTC, Map.of(Long.MIN_VALUE, Micros.HOUR));
    private final Map<SiteId, Settings> sites = new HashMap<>();
    private final List<Fact> facts = new ArrayList<>();
    private Roster roster = Roster.EMPTY;
    private @Nullable Question question;
    private long now = LATE;
    private final Set<BucketSize> bucketSizes = EnumSet.noneOf(BucketSize.class);
    private final List<Claim> claims = new ArrayList<>();

    private static final class Settings {
        ZoneId zone;
        final Map<Long, Long> hold;

        Settings(ZoneId zone, Map<Long, Long> hold) {
            this.zone = zone;
            this.hold = new TreeMap<>(hold);
        }

        SiteRules rules() {
            return new SiteRules(zone, Hold.changing(hold));
        }
    }

    ExampleReader(int firstLine) {
        this.firstLine = firstLine;
        kind("# (.+)", match -> title = match.group(1));
        kind("day (" + Notation.DATE + ")", match -> day = LocalDate.parse(match.group(1)));
        kind("(?:site (\\w+) )?zone (\\S+)", match -> settings(match.group(1)).zone = ZoneId.of(match.group(2)));
        kind("(?:site (\\w+) )?hold (\\S+)(?: from " + TIME + ")?", this::hold);
        kind("registered " + WORKER, match -> register(worker(match.group(1))));
        kind("registered " + STATION, match -> register(new StationId(SiteId.DEFAULT, match.group(1))));
        kind(
                "(?:later: )?" + TIME + ' ' + WORKER + ' ' + STATION
                        + " (?:(working|idle|absent)|product_count (\\d+))((?: \\S+)*)",
                this::fact);
        kind(
                "window (?:" + BOUND + "–|to )" + BOUND + "(?:, as of " + BOUND + ")?(?:, now " + BOUND + ")?",
                this::window);
        kind("window lasts (.+)", match -> claim("window", Sheet.LASTS, duration(match.group(1))));
        kind("buckets (15m|1h|1d): (.+)", this::buckets);
        kind(SUBJECT + ": (.+)", this::claims);
    }

    private static Map<String, Notation.Kind> figures() {
        Map<String, Notation.Kind> figures = new LinkedHashMap<>();
        for (String time : List.of("working", "idle", "absent", "unobserved", "occupied", "person-time")) {
            figures.put(time, Notation.Kind.TIME);
        }
        for (String ratio : List.of("utilization", "average utilization", "throughput")) {
            figures.put(ratio, Notation.Kind.RATIO);
        }
        for (String hour : List.of("active", "tracked", "productive")) {
            figures.put("units per " + hour + " hour", Notation.Kind.RATIO);
        }
        for (String count : List.of("units", "events")) {
            figures.put(count, Notation.Kind.COUNT);
        }
        return figures;
    }

    private void kind(String pattern, Consumer<MatchResult> read) {
        kinds.put(Pattern.compile(pattern), read);
    }

    void read(int number, String text) {
        line = number;
        for (Map.Entry<Pattern, Consumer<MatchResult>> kind : kinds.entrySet()) {
            Matcher matcher = kind.getKey().matcher(text);
            if (matcher.matches()) {
                try {
                    kind.getValue().accept(matcher);
                } catch (RuntimeException e) {
                    throw new UnreadableExample(number, text, String.valueOf(e.getMessage()));
                }
                return;
            }
        }
        throw new UnreadableExample(number, text, "this is no line of an example");
    }

    WorkedExample example() {
        if (title == null || question == null || claims.isEmpty()) {
            throw new UnreadableExample(
                    firstLine, String.valueOf(title), "an example needs a title, a window and at least one figure");
        }
        Map<SiteId, SiteRules> own = new HashMap<>();
        sites.forEach((site, settings) -> own.put(site, settings.rules()));
        return new WorkedExample(
                title,
                firstLine,
                List.copyOf(facts),
                new Rules(usual.rules(), own),
                roster,
                question,
                now,
                Set.copyOf(bucketSizes),
                List.copyOf(claims));
    }

    /// Of a site, or of all that state none; they stand above whatever rests on them.
    private Settings settings(@Nullable String site) {
        if (!facts.isEmpty() || question != null) {
            throw new IllegalArgumentException("settings stand above facts");
        }
        return site == null
                ? usual
                : sites.computeIfAbsent(new SiteId(site), _ -> new Settings(usual.zone, usual.hold));
    }

    private void hold(MatchResult match) {
        Settings settings = settings(match.group(1));
        SiteClock clock = new SiteClock(settings.zone);
        long from = match.group(3) == null ? Long.MIN_VALUE : Notation.instant(match.group(3), day, clock);
        settings.hold.put(from, Notation.duration(match.group(2)));
        var _ = settings.rules(); // a hold that the law does not know is refused here, with its line
    }

    private SiteClock clock(SiteId site) {
        return new SiteClock(sites.getOrDefault(site, usual).zone);
    }

    private static WorkerId worker(String text) {
        int slash = text.indexOf('/');
        SiteId site = slash < 0 ? SiteId.DEFAULT : new SiteId(text.substring(0, slash));
        return new WorkerId(site, text.substring(slash + 1));
    }

    private void register(WorkerId id) {
        roster = roster.with(new Worker(id, id.value()));
    }

    private void register(StationId id) {
        roster = roster.with(new Station(id, id.value(), "assembly"));
    }

    private void fact(MatchResult match) {
        WorkerId worker = worker(match.group(2));
        StationId station = new StationId(worker.site(), match.group(3));
        long at = Notation.instant(match.group(1), day, clock(worker.site()));
        Attributes more = Attributes.of(match.group(6), worker.site());
        String state = match.group(4);
        register(worker);
        register(station);
        facts.add(
                state == null
                        ? new Production(
                                more.stream(),
                                worker,
                                station,
                                at,
                                Long.parseLong(match.group(5)),
                                more.confidence(),
                                more.source())
                        : new Observation(
                                more.stream(), worker, station, at, state(state), more.confidence(), more.source()));
    }

    private static State state(String text) {
        return switch (text) {
            case "working" -> State.WORKING;
            case "idle" -> State.IDLE;
            case "absent" -> State.ABSENT;
            default -> throw new IllegalArgumentException("no state: " + text);
        };
    }

    private void window(MatchResult match) {
        question = new Question(bound(match.group(1)), bound(match.group(2)), bound(match.group(3)), null, null, null);
        Long clock = bound(match.group(4));
        now = clock == null ? LATE : clock;
    }

    private @Nullable Long bound(@Nullable String text) {
        return text == null ? null : (Long) Notation.bound(text, day, clock(SiteId.DEFAULT));
    }

    private void buckets(MatchResult match) {
        BucketSize size = Arrays.stream(BucketSize.values())
                .filter(each -> each.code().equals(match.group(1)))
                .findFirst()
                .orElseThrow();
        bucketSizes.add(size);
        claim(size.code(), Sheet.LENGTHS, Sheet.durations(Notation.durations(match.group(2))));
    }

    private void claims(MatchResult match) {
        for (String part : match.group(2).split(", ", -1)) {
            Matcher claim = CLAIM.matcher(part);
            if (!claim.matches()) {
                throw new IllegalArgumentException("no figure with its value: " + part);
            }
            String figure = claim.group(1);
            claim(match.group(1), figure, Notation.value(FIGURES.get(figure), claim.group(2)));
        }
    }

    private static String duration(String text) {
        return Sheet.duration(Notation.duration(text));
    }

    private void claim(String subject, String figure, String value) {
        claims.add(new Claim(line, subject, figure, value));
    }
}
