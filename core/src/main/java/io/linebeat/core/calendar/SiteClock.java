package io.linebeat.core.calendar;

import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/// The clock on a site's wall. Nothing here knows what time it is now.
public record SiteClock(ZoneId zone) {

    /// The instant at which the wall shows a local time. A time that a clock change skips is moved forward by the
    /// length of the gap; of a time that it repeats, the earlier is taken.
    public long instant(LocalDateTime local) {
        return Micros.of(ZonedDateTime.ofLocal(local, zone, null).toInstant());
    }

    /// The instant at which a date begins: local midnight, or the first time after it that exists.
    public long startOf(LocalDate date) {
        return Micros.of(date.atStartOfDay(zone).toInstant());
    }

    public ZonedDateTime at(long instant) {
        return Micros.instant(instant).atZone(zone);
    }

    /// A window divided at the wall clock's bounds; the first and the last bucket are clipped. A repeated hour makes
    /// two buckets.
    public List<Span> buckets(Span window, BucketSize size) {
        List<Span> buckets = new ArrayList<>();
        for (long from = window.from(); from < window.to(); ) {
            long end = Math.min(endOfBucket(from, size), window.to());
            buckets.add(new Span(from, end));
            from = end;
        }
        return buckets;
    }

    private long endOfBucket(long at, BucketSize size) {
        if (size == BucketSize.DAY) {
            return endOfDay(at);
        }
        Instant instant = Micros.instant(at);
        long offset = zone.getRules().getOffset(instant).getTotalSeconds() * Micros.SECOND;
        long local = at + offset;
        long end = local - Math.floorMod(local, size.micros()) + size.micros() - offset;
        ZoneOffsetTransition change = zone.getRules().nextTransition(instant);
        return change == null ? end : Math.min(end, Micros.of(change.getInstant()));
    }

    /// Where the clock goes back behind midnight, the wall shows the day before once more; the day that has begun goes
    /// on.
    private long endOfDay(long at) {
        LocalDate next = at(at).toLocalDate().plusDays(1);
        long end = startOf(next);
        return end > at ? end : startOf(next.plusDays(1));
    }
}
