package io.linebeat.server.command;

import io.linebeat.server.query.ExportParameters;
import io.linebeat.server.query.ExportStreams;
import io.linebeat.wire.answer.LineForm;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// Which facts are exported, and in which form.
final class ExportOptions {
    @Option(names = "--from", paramLabel = "TIME", description = "Beginning; the earliest fact if left out.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "End, exclusive; everything if left out. A date alone is local midnight.")
    private @Nullable String to;

    @Option(names = "--site", paramLabel = "SITE", description = "One site; all if left out.")
    private @Nullable String site;

    @Option(names = "--worker", paramLabel = "ID", description = "One worker.")
    private @Nullable String worker;

    @Option(names = "--station", paramLabel = "ID", description = "One workstation.")
    private @Nullable String station;

    @ArgGroup
    private Streams streams = new Streams();

    @ArgGroup
    private Form form = new Form();

    /// One choice at a time; without one the facts of the live models.
    static final class Streams {
        @Option(names = "--shadow", description = "The facts of models on trial instead of the live ones.")
        private boolean shadow;

        @Option(names = "--all-streams", description = "Both.")
        private boolean all;
    }

    /// One form at a time.
    static final class Form {
        @Option(names = "--csv", description = "A line of values for each fact, under a header; the usual form.")
        private boolean csv;

        @Option(names = "--ndjson", description = "A JSON object on a line for each fact.")
        private boolean ndjson;
    }

    ExportParameters asking() {
        ExportStreams chosen =
                streams.all ? ExportStreams.ALL : streams.shadow ? ExportStreams.SHADOW : ExportStreams.LIVE;
        LineForm lines = form.ndjson && !form.csv ? LineForm.NDJSON : LineForm.CSV;
        return new ExportParameters(from, to, site, worker, station, chosen.code(), lines.code());
    }

    /// As parameters of the API's route.
    Map<String, String> parameters() {
        ExportParameters asking = asking();
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "from", asking.from());
        put(parameters, "to", asking.to());
        put(parameters, "site", asking.site());
        put(parameters, "worker", asking.worker());
        put(parameters, "station", asking.station());
        put(parameters, "streams", asking.streams());
        put(parameters, "format", asking.format());
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
