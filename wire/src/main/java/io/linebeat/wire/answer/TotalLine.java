package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.linebeat.core.report.GroupFigures;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// The listed workers' figures summed, and ratios of the sums.
public record TotalLine(
        @JsonProperty("working_us") long workingUs,
        @JsonProperty("idle_us") long idleUs,
        @JsonProperty("absent_us") long absentUs,
        @JsonProperty("unobserved_us") BigInteger unobservedUs,
        @JsonProperty("units") long units,
        @JsonProperty("event_count") long eventCount,
        @JsonProperty("utilization") @Nullable BigDecimal utilization,
        @JsonProperty("units_per_productive_hour") @Nullable BigDecimal unitsPerProductiveHour) {

    public static TotalLine of(GroupFigures figures) {
        return new TotalLine(
                figures.tally().working(),
                figures.tally().idle(),
                figures.tally().absent(),
                figures.unobserved(),
                figures.tally().units(),
                figures.tally().events(),
                Rounded.ratio(figures.utilization()),
                Rounded.rate(figures.rate()));
    }
}
