package io.linebeat.core.fact;

/// A person at a site. A person at two sites is two workers.
public record WorkerId(SiteId site, String value) implements Comparable<WorkerId> {

    @Override
    public int compareTo(WorkerId other) {
        int bySite = site.compareTo(other.site);
        return bySite != 0 ? bySite : Utf8Order.compare(value, other.value);
    }
}
