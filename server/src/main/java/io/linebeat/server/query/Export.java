package io.linebeat.server.query;

import static java.util.Objects.requireNonNull;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Span;
import io.linebeat.store.Reading;
import io.linebeat.wire.answer.FactLines;
import io.linebeat.wire.answer.LineForm;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Which facts are asked for, and on what kind of lines.
public record Export(
        Span stretch,
        @Nullable SiteId site,
        @Nullable String worker,
        @Nullable String station,
        ExportStreams streams,
        LineForm form) {

    /// Writes them in order of time, as they are in one state of the store; in the same little memory, however many
    /// they are.
    ///
    /// @throws IOException when `out` does; then the store is let go
    public void write(Reading reading, OutputStream out) throws IOException {
        FactLines lines = new FactLines(out, form);
        try {
            reading.eachFact(stretch, recorded -> {
                if (isAskedFor(recorded.fact())) {
                    try {
                        lines.write(recorded.fact(), recorded.receivedAt(), recorded.seq());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            });
        } catch (UncheckedIOException e) {
            throw requireNonNull(e.getCause());
        }
        lines.flush();
    }

    private boolean isAskedFor(Fact fact) {
        return streams.has(fact.stream())
                && (site == null || site.equals(fact.worker().site()))
                && (worker == null || worker.equals(fact.worker().value()))
                && (station == null || station.equals(fact.station().value()));
    }
}
