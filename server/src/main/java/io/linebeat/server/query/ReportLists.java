package io.linebeat.server.query;

/// Which of its lists a report is sent with. The total is always there, and is of every worker asked about.
public enum ReportLists {
    BOTH("both"),
    WORKERS("workers"),
    STATIONS("stations"),
    NONE("none");

    private final String code;

    ReportLists(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    boolean hasWorkers() {
        return this == BOTH || this == WORKERS;
    }

    boolean hasStations() {
        return this == BOTH || this == STATIONS;
    }
}
