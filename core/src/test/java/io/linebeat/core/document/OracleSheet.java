package io.linebeat.core.document;

import static java.math.RoundingMode.HALF_UP;

import io.linebeat.core.calendar.BucketSize;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.Stream;
import io.linebeat.oracle.Hold;
import io.linebeat.oracle.Kind;
import io.linebeat.oracle.Oracle;
import io.linebeat.oracle.Said;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An example's figures by the oracle. The window, the ratios and the buckets are computed here a second time, as
/// simply as the document says them.
final class OracleSheet {
    private static final long HOUR = 3_600_000_000L;
    private static final long MINUTE = 60_000_000L;
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    private final WorkedExample example;
    private final List<Said> said;
    private final long from;
    private final long end;
    private final Sheet sheet = new Sheet();

    private OracleSheet(WorkedExample example, List<Fact> facts) {
        this.example = example;
        this.said = facts.stream().map(OracleSheet::said).toList();
        this.end = least(example.question().to(), example.question().asOf(), example.now());
        long earliest = said.stream()
                .filter(fact -> fact.stream().isEmpty())
                .mapToLong(Said::at)
                .reduce(end, Math::min);
        this.from = Objects.requireNonNullElse(example.question().from(), earliest);
    }

    static Map<String, String> of(WorkedExample example, List<Fact> facts) {
        OracleSheet figures = new OracleSheet(example, facts);
        figures.compute();
        return figures.sheet.figures();
    }

    private static long least(@Nullable Long... bounds) {
        return Arrays.stream(bounds)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .min()
                .orElseThrow();
    }

    private static Said said(Fact fact) {
        String stream = fact.stream() instanceof Stream.Shadow(String model, String version)
                ? model.length() + " " + model + ' ' + version
                : "";
        Kind kind = switch (fact) {
            case Observation observation -> Kind.valueOf(observation.state().name());
            case Production _ -> Kind.PRODUCTION;
        };
        Confidence confidence = fact.confidence();
        CameraId camera = fact.source().camera();
        return new Said(
                stream,
                fact.worker().site().value(),
                fact.worker().value(),
                fact.station().value(),
                kind,
                fact.at(),
                fact.count(),
                confidence == null ? -1 : confidence.millionths(),
                text(fact.source().eventId()),
                camera == null ? "" : camera.value(),
                text(fact.source().modelId()),
                text(fact.source().modelVersion()));
    }

    private static String text(@Nullable String optional) {
        return Objects.requireNonNullElse(optional, "");
    }

    private void compute() {
        Rules rules = example.rules();
        Hold hold = (site, instant) -> rules.of(new SiteId(site)).hold().history().entrySet().stream()
                .filter(entry -> entry.getKey() <= instant)
                .mapToLong(Map.Entry::getValue)
                .reduce((_, later) -> later)
                .orElseThrow();
        Oracle.Figures figures = Oracle.figures(
                said,
                hold,
                example.roster().workers().stream()
                        .map(worker -> new Oracle.Id(
                                worker.id().site().value(), worker.id().value()))
                        .toList(),
                example.roster().stations().stream()
                        .map(station -> new Oracle.Id(
                                station.id().site().value(), station.id().value()))
                        .toList(),
                from,
                end);
        figures.workers().forEach(this::add);
        figures.stations().forEach(this::add);
        addTotal(figures.workers());
        sheet.time("window", Sheet.LASTS, Math.max(0, end - from));
        for (BucketSize size : example.bucketSizes()) {
            sheet.times(size.code(), Sheet.LENGTHS, bucketLengths(size));
        }
    }

    private void add(Oracle.WorkerFigures worker) {
        String name = name(worker.site(), worker.worker());
        addSums(name, worker);
        ratio(name, "utilization", PERCENT, worker.working(), worker.working() + worker.idle());
        ratio(name, "units per active hour", hours(worker.units()), 1, worker.working());
        ratio(name, "units per tracked hour", hours(worker.units()), 1, worker.working() + worker.idle());
    }

    private void addSums(String name, Oracle.WorkerFigures sums) {
        sheet.time(name, "working", sums.working());
        sheet.time(name, "idle", sums.idle());
        sheet.time(name, "absent", sums.absent());
        sheet.time(name, "unobserved", sums.unobserved());
        sheet.count(name, "units", sums.units());
        sheet.count(name, "events", sums.events());
    }

    private void add(Oracle.StationFigures station) {
        String name = name(station.site(), station.station());
        sheet.time(name, "occupied", station.occupied());
        sheet.time(name, "working", station.working());
        sheet.time(name, "person-time", station.person());
        sheet.count(name, "units", station.units());
        sheet.count(name, "events", station.events());
        ratio(name, "utilization", PERCENT, station.working(), station.occupied());
        ratio(name, "throughput", hours(station.units()), 1, station.occupied());
    }

    private void addTotal(List<Oracle.WorkerFigures> workers) {
        long working = 0;
        long idle = 0;
        long absent = 0;
        long unobserved = 0;
        long units = 0;
        long events = 0;
        BigDecimal utilizations = BigDecimal.ZERO;
        int tracked = 0;
        for (Oracle.WorkerFigures worker : workers) {
            working += worker.working();
            idle += worker.idle();
            absent += worker.absent();
            unobserved += worker.unobserved();
            units += worker.units();
            events += worker.events();
            long seen = worker.working() + worker.idle();
            if (seen > 0) {
                utilizations = utilizations.add(
                        BigDecimal.valueOf(worker.working()).divide(BigDecimal.valueOf(seen), 9, HALF_UP));
                tracked++;
            }
        }
        addSums("total", new Oracle.WorkerFigures("", "", working, idle, absent, unobserved, units, events));
        ratio("total", "utilization", PERCENT, working, working + idle);
        ratio("total", "units per productive hour", hours(units), 1, working);
        ratio("total", "average utilization", utilizations.multiply(PERCENT), 1, tracked);
    }

    private static BigDecimal hours(long units) {
        return BigDecimal.valueOf(units).multiply(BigDecimal.valueOf(HOUR));
    }

    private void ratio(String name, String figure, BigDecimal factor, long numerator, long denominator) {
        sheet.ratio(
                name,
                figure,
                denominator == 0
                        ? null
                        : factor.multiply(BigDecimal.valueOf(numerator))
                                .divide(BigDecimal.valueOf(denominator), 2, HALF_UP));
    }

    /// Minute by minute: those in which the wall shows the same quarter, hour or date belong together.
    private List<Long> bucketLengths(BucketSize size) {
        ZoneId zone = example.rules().of(SiteId.DEFAULT).zone();
        Map<String, Long> lengths = new LinkedHashMap<>();
        for (long at = from; at < end; at += MINUTE) {
            ZonedDateTime wall = Instant.EPOCH.plus(at, ChronoUnit.MICROS).atZone(zone);
            String bucket = switch (size) {
                case QUARTER_HOUR ->
                    wall.truncatedTo(ChronoUnit.HOURS).toOffsetDateTime() + " " + wall.getMinute() / 15;
                case HOUR -> wall.truncatedTo(ChronoUnit.HOURS).toOffsetDateTime() + "";
                case DAY -> wall.toLocalDate() + "";
            };
            lengths.merge(bucket, MINUTE, Long::sum);
        }
        return List.copyOf(lengths.values());
    }

    private static String name(String site, String id) {
        return site.equals("default") ? id : site + '/' + id;
    }
}
