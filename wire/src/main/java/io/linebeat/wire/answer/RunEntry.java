package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.ledger.Run;
import io.linebeat.core.measure.Span;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A stretch of a timeline: `working`, `idle`, `absent`, or `unobserved` (then without station). `confidence` is the
/// lowest of the observations that it rests on.
public record RunEntry(
        @JsonProperty("worker_id") String workerId,
        @JsonProperty("state") String state,
        @JsonProperty("from") String from,
        @JsonProperty("to") String to,
        @JsonProperty("duration_us") long durationUs,
        @JsonProperty("station_id") @Nullable String stationId,
        @JsonProperty("confidence") @Nullable BigDecimal confidence) {

    public static RunEntry of(WorkerId worker, Run run) {
        return new RunEntry(
                worker.value(),
                Kinds.code(run.state()),
                Times.utc(run.span().from()),
                Times.utc(run.span().to()),
                run.span().micros(),
                run.station().value(),
                run.confidence() == null ? null : Rounded.confidence(run.confidence()));
    }

    public static RunEntry unobserved(WorkerId worker, Span gap) {
        return new RunEntry(
                worker.value(), "unobserved", Times.utc(gap.from()), Times.utc(gap.to()), gap.micros(), null, null);
    }
}
