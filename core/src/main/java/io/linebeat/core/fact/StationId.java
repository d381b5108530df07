package io.linebeat.core.fact;

/// A workstation at a site.
public record StationId(SiteId site, String value) implements Comparable<StationId> {

    @Override
    public int compareTo(StationId other) {
        int bySite = site.compareTo(other.site);
        return bySite != 0 ? bySite : Utf8Order.compare(value, other.value);
    }
}
