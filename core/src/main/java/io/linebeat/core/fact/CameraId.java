package io.linebeat.core.fact;

/// A camera at a site.
public record CameraId(SiteId site, String value) implements Comparable<CameraId> {

    @Override
    public int compareTo(CameraId other) {
        int bySite = site.compareTo(other.site);
        return bySite != 0 ? bySite : Utf8Order.compare(value, other.value);
    }
}
