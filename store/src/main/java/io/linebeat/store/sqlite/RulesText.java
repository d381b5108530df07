package io.linebeat.store.sqlite;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.calendar.SiteRules;
import io.linebeat.core.fact.SiteId;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The rules as a text of the database, so that a command on the data folder computes as its server did. A line for
/// the usual rules and one for each site that states its own: id, zone, holds by the instant from which each is
/// valid. Ids hold no tabs.
final class RulesText {
    private static final String USUAL = "";

    private RulesText() {}

    static String write(Rules rules) {
        TreeMap<String, SiteRules> lines = new TreeMap<>();
        rules.stated().forEach((site, stated) -> lines.put(site.value(), stated));
        lines.put(USUAL, rules.usual());
        return lines.entrySet().stream()
                .map(line -> line.getKey()
                        + '\t'
                        + line.getValue().zone().getId()
                        + '\t'
                        + holds(line.getValue().hold()))
                .collect(Collectors.joining("\n"));
    }

    private static String holds(Hold hold) {
        return hold.history().entrySet().stream()
                .map(valid -> valid.getKey() + "=" + valid.getValue())
                .collect(Collectors.joining(","));
    }

    static Rules read(String text) {
        SiteRules usual = SiteRules.USUAL;
        Map<SiteId, SiteRules> stated = new HashMap<>();
        for (String line : text.split("\n", -1)) {
            String[] parts = line.split("\t", -1);
            SiteRules rules = new SiteRules(ZoneId.of(parts[1]), hold(parts[2]));
            if (parts[0].equals(USUAL)) {
                usual = rules;
            } else {
                stated.put(new SiteId(parts[0]), rules);
            }
        }
        return new Rules(usual, stated);
    }

    private static Hold hold(String text) {
        Map<Long, Long> holds = new HashMap<>();
        for (String valid : text.split(",", -1)) {
            int equals = valid.indexOf('=');
            holds.put(Long.valueOf(valid.substring(0, equals)), Long.valueOf(valid.substring(equals + 1)));
        }
        return Hold.changing(holds);
    }

    /// Whether figures computed by the one rules hold under the other: zones do not touch them.
    static boolean haveTheSameHolds(Rules some, Rules others) {
        return some.usual().hold().equals(others.usual().hold())
                && holdsOfSites(some, others).equals(holdsOfSites(others, some));
    }

    private static Map<SiteId, Hold> holdsOfSites(Rules rules, Rules others) {
        Map<SiteId, Hold> holds = new HashMap<>();
        rules.stated().keySet().forEach(site -> holds.put(site, rules.of(site).hold()));
        others.stated().keySet().forEach(site -> holds.put(site, rules.of(site).hold()));
        return holds;
    }
}
