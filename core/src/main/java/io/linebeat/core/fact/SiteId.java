package io.linebeat.core.fact;

/// A plant. Ids are for ever: never trimmed or folded, compared as UTF-8 bytes.
public record SiteId(String value) implements Comparable<SiteId> {
    /// The site of whoever names none.
    public static final SiteId DEFAULT = new SiteId("default");

    @Override
    public int compareTo(SiteId other) {
        return Utf8Order.compare(value, other.value);
    }
}
