package io.linebeat.core.calendar;

import io.linebeat.core.fact.SiteId;
import java.util.HashMap;
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

    /// The same with one hold for every site and for all time.
    public Rules withHold(Hold hold) {
        Map<SiteId, SiteRules> others = new HashMap<>();
        stated.forEach((site, rules) -> others.put(site, new SiteRules(rules.zone(), hold)));
        return new Rules(new SiteRules(usual.zone(), hold), others);
    }

    public SiteRules of(SiteId site) {
        return stated.getOrDefault(site, usual);
    }
}
