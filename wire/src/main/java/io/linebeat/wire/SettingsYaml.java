package io.linebeat.wire;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.calendar.SiteRules;
import io.linebeat.core.fact.SiteId;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The settings of the sites, `site.yaml`:
///
/// ```yaml
/// zone: Europe/Berlin            # of every site that states no other; UTC if left out
/// hold: 2m                       # 1h if left out
/// sites:
///   plant2:
///     zone: America/Chicago
///     hold:                      # changed once: the first value is valid before its instant as well
///       - {from: 2026-01-01, hold: 1h}
///       - {from: 2026-03-01T06:00:00-06:00, hold: 90s}
/// ```
public final class SettingsYaml {
    private static final int MAX_MESSAGE_CHARS = 200;
    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /// The first thing that is wrong; what is read after it does not count.
    private @Nullable String problem;

    private SettingsYaml() {}

    /// What the file came to.
    public sealed interface Read {
        record Ok(Rules rules) implements Read {}

        /// `rule` is a sentence that names the setting, its value and what it breaks.
        record Bad(String rule) implements Read {}
    }

    public static Read read(byte[] yaml) {
        return read(yaml, null, null);
    }

    /// A `zone` or `hold` that is given here, as on a command line, takes the place of the file's own for all
    /// sites.
    public static Read read(byte[] yaml, @Nullable ZoneId zone, @Nullable Hold hold) {
        String text = Utf8.decode(yaml);
        if (text == null) {
            return new Read.Bad(Utf8.NOT_UTF8.detail());
        }
        try {
            return new SettingsYaml().settings(MAPPER.readTree(text), zone, hold);
        } catch (JacksonException broken) {
            TokenStreamLocation at = broken.getLocation();
            String place = at == null ? "" : " at line " + at.getLineNr();
            String words = broken.getOriginalMessage().lines().findFirst().orElse("");
            return new Read.Bad("not valid YAML" + place + ": " + Shown.plain(words, MAX_MESSAGE_CHARS));
        }
    }

    private Read settings(JsonNode file, @Nullable ZoneId zone, @Nullable Hold hold) {
        checkKeys("", file, List.of("zone", "hold", "sites"));
        ZoneId statedZone = zone("zone", file.path("zone"), SiteRules.USUAL.zone());
        ZoneId usualZone = zone == null ? statedZone : zone;
        Hold statedHold = hold("hold", file.path("hold"), new SiteClock(usualZone), SiteRules.USUAL.hold());
        SiteRules usual = new SiteRules(usualZone, hold == null ? statedHold : hold);
        Map<SiteId, SiteRules> sites = new HashMap<>();
        JsonNode listed = file.path("sites");
        if (isObject("sites", listed)) {
            listed.forEachEntry((site, own) -> sites.put(new SiteId(site), site(site, own, usual)));
        }
        String wrong = problem;
        return wrong == null ? new Read.Ok(new Rules(usual, sites)) : new Read.Bad(wrong);
    }

    private SiteRules site(String site, JsonNode own, SiteRules usual) {
        String path = "sites." + Shown.plain(site, Limits.MAX_SHOWN_CHARS);
        String rule = site.isEmpty() ? "is empty" : Texts.brokenRule(site, Limits.MAX_ID_CHARS);
        if (rule != null) {
            fail(path, "the id of the site", rule);
        }
        checkKeys(path + '.', own, List.of("zone", "hold"));
        return isObject(path, own) ? rules(path + '.', own, usual) : usual;
    }

    private SiteRules rules(String path, JsonNode own, SiteRules usual) {
        ZoneId zone = zone(path + "zone", own.path("zone"), usual.zone());
        return new SiteRules(zone, hold(path + "hold", own.path("hold"), new SiteClock(zone), usual.hold()));
    }

    private ZoneId zone(String path, JsonNode zone, ZoneId usual) {
        if (isNothing(zone)) {
            return usual;
        }
        try {
            return ZoneId.of(scalar(zone));
        } catch (DateTimeException _) {
            fail(path, shown(zone), "is not a time zone such as Europe/Berlin, UTC or +02:00");
            return usual;
        }
    }

    private Hold hold(String path, JsonNode hold, SiteClock clock, Hold usual) {
        if (isNothing(hold)) {
            return usual;
        }
        return hold.isArray() ? changing(path, hold, clock, usual) : Hold.always(lasting(path, hold));
    }

    private Hold changing(String path, JsonNode list, SiteClock clock, Hold usual) {
        Map<Long, Long> validFrom = new TreeMap<>();
        int index = 0;
        for (JsonNode entry : list) {
            String here = path + '[' + index++ + ']';
            checkKeys(here + '.', entry, List.of("from", "hold"));
            long from = instant(here + ".from", entry.path("from"), clock);
            if (validFrom.put(from, lasting(here + ".hold", entry.path("hold"))) != null) {
                fail(here + ".from", shown(entry.path("from")), "is there twice");
            }
        }
        if (validFrom.isEmpty()) {
            fail(path, "[]", "is empty; leave it out, or state a duration");
        }
        return problem == null ? Hold.changing(validFrom) : usual;
    }

    private long instant(String path, JsonNode from, SiteClock clock) {
        return switch (Timestamps.bound(scalar(from), clock)) {
            case Timestamps.Read.At(long at) -> at;
            case Timestamps.Read.Unreadable(String rule) -> {
                fail(path, shown(from), rule);
                yield 0;
            }
        };
    }

    private long lasting(String path, JsonNode hold) {
        return switch (HoldText.parse(scalar(hold))) {
            case HoldText.Read.Lasting(long micros) -> micros;
            case HoldText.Read.Unreadable(String rule) -> {
                fail(path, shown(hold), rule);
                yield Hold.LONGEST;
            }
        };
    }

    private void checkKeys(String path, JsonNode node, List<String> known) {
        if (isObject(path.isEmpty() ? "the file" : path.substring(0, path.length() - 1), node)) {
            for (String key : node.propertyNames()) {
                if (!known.contains(key)) {
                    fail(
                            path + Shown.plain(key, Limits.MAX_SHOWN_CHARS),
                            "it",
                            "is not a setting; known are " + String.join(", ", known));
                }
            }
        }
    }

    /// `false` where there is nothing; where there is something else, that is wrong.
    private boolean isObject(String path, JsonNode node) {
        if (!isNothing(node) && !node.isObject()) {
            fail(path, shown(node), "is not a list of settings with their values");
        }
        return node.isObject();
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isString() && node.stringValue().isEmpty());
    }

    /// The text of a value; empty where there is a list or a map instead.
    private static String scalar(JsonNode node) {
        return node.isValueNode() ? node.asString() : "";
    }

    private static String shown(JsonNode node) {
        return isNothing(node) ? "nothing" : Shown.plain(node.toString(), Limits.MAX_SHOWN_CHARS);
    }

    private void fail(String path, String value, String rule) {
        if (problem == null) {
            problem = path + ": " + value + ' ' + rule;
        }
    }
}
