package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.SiteRules;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Micros;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A site's settings. `hold` is the latest of `holds`, as an ISO 8601 duration.
public record SiteEntry(
        @JsonProperty("site_id") String siteId,
        @JsonProperty("zone") String zone,
        @JsonProperty("hold") String hold,
        @JsonProperty("holds") List<HoldEntry> holds) {

    public static SiteEntry of(SiteId site, SiteRules rules) {
        List<HoldEntry> holds = rules.hold().history().entrySet().stream()
                .map(entry -> new HoldEntry(
                        entry.getKey() == Long.MIN_VALUE ? null : Times.utc(entry.getKey()),
                        Micros.duration(entry.getValue()).toString()))
                .toList();
        return new SiteEntry(
                site.value(), zoneName(rules.zone()), holds.getLast().hold(), holds);
    }

    /// The holds, for whoever asked a server for them.
    public Hold held() {
        Map<Long, Long> validFrom = new TreeMap<>();
        for (HoldEntry each : holds) {
            long from = each.from() == null ? Long.MIN_VALUE : Micros.of(Instant.parse(each.from()));
            validFrom.put(from, Micros.of(Duration.parse(each.hold())));
        }
        return Hold.changing(validFrom);
    }

    /// A name that programs other than Java's know too.
    private static String zoneName(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }
}
