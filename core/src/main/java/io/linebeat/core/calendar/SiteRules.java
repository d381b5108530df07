package io.linebeat.core.calendar;

import java.time.ZoneId;
import java.time.ZoneOffset;

/// What a site decides: the zone of its clock and its hold.
public record SiteRules(ZoneId zone, Hold hold) {
    public static final SiteRules USUAL = new SiteRules(ZoneOffset.UTC, Hold.ONE_HOUR);

    public SiteClock clock() {
        return new SiteClock(zone);
    }
}
