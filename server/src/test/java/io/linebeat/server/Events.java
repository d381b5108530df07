package io.linebeat.server;

/// Events as a sender writes them.
public final class Events {
    private Events() {}

    public static String of(String worker, String station, String type, String timestamp) {
        return "{\"timestamp\":\"%s\",\"worker_id\":\"%s\",\"workstation_id\":\"%s\",\"event_type\":\"%s\"}"
                .formatted(timestamp, worker, station, type);
    }

    public static String at(String site, String worker, String station, String type, String timestamp) {
        return with(of(worker, station, type, timestamp), "\"site_id\":\"" + site + "\"");
    }

    public static String units(String worker, String station, long count, String timestamp) {
        return with(of(worker, station, "product_count", timestamp), "\"count\":" + count);
    }

    /// The same event with more members.
    public static String with(String event, String members) {
        return event.substring(0, event.length() - 1) + "," + members + "}";
    }

    public static String array(String... events) {
        return "[" + String.join(",", events) + "]";
    }
}
