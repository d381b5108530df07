package io.linebeat.core.calendar;

import io.linebeat.core.fact.SiteId;
import java.util.Map;

/// The rules of every site: those that it states, or else the usual ones.
public record Rules(SiteRules usual, Map<SiteId, SiteRules> stated) {
    public static final Rules USUAL = new Rules(SiteRules.USUAL, Map.of());

    public Rules {
        stated = Map.copyOf(stated);
    }

    public static Rules everywhere(SiteRules rules) {
        return new Rules(rules, Map.of());
    }

    /// The longest hold of any site: how far any fact can reach, in microseconds.
    public long longestHold() {
        long longest = usual.hold().longest();
        for (SiteRules rules : stated.values()) {
            longest = Math.max(longest, rules.hold().longest());
        }
        return longest;
    }

    public SiteRules of(SiteId site) {
        return stated.getOrDefault(site, usual);
    }
}
