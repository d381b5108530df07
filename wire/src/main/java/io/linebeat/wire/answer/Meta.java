package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.SiteId;
import java.util.Collection;
import java.util.List;

/// What a report rests on.
public record Meta(
        @JsonProperty("law") String law,
        @JsonProperty("sites") List<SiteEntry> sites) {

    /// The edition of METRICS.md that the figures follow.
    public static final String LAW = "1";

    public static Meta of(Collection<SiteId> sites, Rules rules) {
        return new Meta(
                LAW,
                sites.stream().map(site -> SiteEntry.of(site, rules.of(site))).toList());
    }
}
