package io.linebeat.server.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The window and the filters of a report, as the API takes them.
final class ReportOptions {
    @Option(names = "--from", paramLabel = "TIME", description = "Beginning; the earliest fact if left out.")
    @Nullable
    String from;

    @Option(names = "--to", paramLabel = "TIME", description = "End; now if left out. A date alone is local midnight.")
    @Nullable
    String to;

    @Option(names = "--as-of", paramLabel = "TIME", description = "As it was at this time.")
    @Nullable
    String asOf;

    @Option(names = "--site", paramLabel = "SITE", description = "One site; all if left out.")
    @Nullable
    String site;

    @Option(names = "--worker", paramLabel = "ID", description = "One worker.")
    @Nullable
    String worker;

    @Option(names = "--station", paramLabel = "ID", description = "One workstation.")
    @Nullable
    String station;

    @Option(
            names = "--bucket",
            paramLabel = "SIZE",
            description = "Divide the window: 15m, 1h or 1d of the site's clock.")
    @Nullable
    String bucket;

    @Option(
            names = "--hold",
            paramLabel = "DURATION",
            description = "What if observations held so long (2m, 1h)? Computes the figures anew and keeps nothing.")
    @Nullable
    String hold;

    /// As parameters of the API's route.
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "from", from);
        put(parameters, "to", to);
        put(parameters, "as_of", asOf);
        put(parameters, "site", site);
        put(parameters, "worker", worker);
        put(parameters, "station", station);
        put(parameters, "bucket", bucket);
        put(parameters, "hold", hold);
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
