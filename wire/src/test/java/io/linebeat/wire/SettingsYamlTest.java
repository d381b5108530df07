package io.linebeat.wire;

import static io.linebeat.wire.Plant.at;
import static io.linebeat.wire.Plant.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.calendar.SiteRules;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Micros;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsYamlTest {
    private static final Hold TWO_MINUTES = Hold.always(2 * Micros.MINUTE);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Rules rules(String yaml) {
        return rules(SettingsYaml.read(bytes(yaml)));
    }

    private static Rules rules(SettingsYaml.Read read) {
        return switch (read) {
            case SettingsYaml.Read.Ok(Rules rules) -> rules;
            case SettingsYaml.Read.Bad(String rule) -> throw new AssertionError(rule);
        };
    }

    private static String wrong(String yaml) {
        return switch (SettingsYaml.read(bytes(yaml))) {
            case SettingsYaml.Read.Ok(Rules rules) -> throw new AssertionError(rules);
            case SettingsYaml.Read.Bad(String rule) -> rule;
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "# nothing\n", "zone:\nhold:\nsites:\n", "zone: \"\"", "zone: null", "{}", "sites: {}"
            })
    void whatIsNotSetIsUsual(String yaml) {
        assertThat(rules(yaml)).isEqualTo(Rules.USUAL);
    }

    @Test
    void theTopLevelIsForAllSites() {
        assertThat(rules("zone: Europe/Berlin\nhold: 2m\n"))
                .isEqualTo(new Rules(new SiteRules(BERLIN, TWO_MINUTES), Map.of()));
    }

    @Test
    void aSiteTakesFromTheTopLevelWhatItDoesNotState() {
        Rules rules = rules(
                "zone: Europe/Berlin\nhold: 2m\nsites:\n  plant2:\n    zone: \"+02:00\"\n  3:\n    hold: PT1H\n  four:\n");

        assertThat(rules.stated())
                .isEqualTo(Map.of(
                        new SiteId("plant2"), new SiteRules(ZoneOffset.ofHours(2), TWO_MINUTES),
                        new SiteId("3"), new SiteRules(BERLIN, Hold.ONE_HOUR),
                        new SiteId("four"), new SiteRules(BERLIN, TWO_MINUTES)));
    }

    @Test
    void anOffsetNeedsNoQuotationMarks() {
        assertThat(rules("zone: +02:00").usual().zone()).isEqualTo(ZoneOffset.ofHours(2));
    }

    @Test
    void aHoldMayChange() {
        Rules rules = rules("""
                zone: Europe/Berlin
                hold:
                  - {from: 2026-03-01T06:00:00Z, hold: 90s}
                  - from: 2026-01-01
                    hold: 1h
                """);

        assertThat(rules.usual().hold())
                .isEqualTo(Hold.changing(Map.of(
                        at("2025-12-31T23:00:00Z"), Micros.HOUR, at("2026-03-01T06:00:00Z"), 90 * Micros.SECOND)));
    }

    @Test
    void theCommandLineTakesThePlaceOfTheTopLevel() {
        byte[] yaml = bytes("zone: Asia/Tokyo\nhold: 3h\nsites: {a: {zone: UTC}, b: {hold: 1h}}");

        assertThat(rules(SettingsYaml.read(yaml, BERLIN, TWO_MINUTES)))
                .isEqualTo(new Rules(
                        new SiteRules(BERLIN, TWO_MINUTES),
                        Map.of(
                                new SiteId("a"), new SiteRules(ZoneId.of("UTC"), TWO_MINUTES),
                                new SiteId("b"), new SiteRules(BERLIN, Hold.ONE_HOUR))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zone: Mars/Base                                 | zone: "Mars/Base" is not a time zone such as Europe/Berlin, UTC or +02:00
            zone: 7                                         | zone: 7 is not a time zone such as Europe/Berlin, UTC or +02:00
            zone: [UTC]                                     | zone: ["UTC"] is not a time zone such as Europe/Berlin, UTC or +02:00
            hold: 60                                        | hold: 60 is not a duration such as 1h, 90m, 2m30s or PT1H
            hold: 25h                                       | hold: "25h" is not more than 0 and at most 24h
            hold: 0s                                        | hold: "0s" is not more than 0 and at most 24h
            hold: {from: 2026-01-01}                        | hold: {"from":"2026-01-01"} is not a duration such as 1h, 90m, 2m30s or PT1H
            hold: []                                        | hold: [] is empty; leave it out, or state a duration
            hold: [2m]                                      | hold[0]: "2m" is not a list of settings with their values
            hold: [{hold: 2m}]                              | hold[0].from: nothing is not an ISO 8601 time
            hold: [{from: 2026-01-01}]                      | hold[0].hold: nothing is not a duration such as 1h, 90m, 2m30s or PT1H
            hold: [{from: never, hold: 2m}]                 | hold[0].from: "never" is not an ISO 8601 time
            hold: [{from: 2026-01-01, hold: 2m, to: 1}]     | hold[0].to: it is not a setting; known are from, hold
            hold: [{from: 2026-01-01, hold: 2m}, {from: 2026-01-01T00:00:00Z, hold: 3m}] | hold[1].from: "2026-01-01T00:00:00Z" is there twice
            holds: 2m                                       | holds: it is not a setting; known are zone, hold, sites
            sites: [a]                                      | sites: ["a"] is not a list of settings with their values
            sites: {a: 2m}                                  | sites.a: "2m" is not a list of settings with their values
            sites: {a: {zone: Mars}}                        | sites.a.zone: "Mars" is not a time zone such as Europe/Berlin, UTC or +02:00
            sites: {a: {hold: 1x}}                          | sites.a.hold: "1x" is not a duration such as 1h, 90m, 2m30s or PT1H
            sites: {a: {camera: 1}}                         | sites.a.camera: it is not a setting; known are zone, hold
            sites: {"a\\u0007": {}}                         | sites.a\\u0007: the id of the site holds the control character U+0007
            sites: {"": {}}                                 | sites.: the id of the site is empty
            - zone                                          | the file: ["zone"] is not a list of settings with their values
            UTC                                             | the file: "UTC" is not a list of settings with their values
            """)
    void whatIsWrongIsSaidInOneSentence(String yaml, String sentence) {
        assertThat(wrong(yaml)).startsWith(sentence).doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zone: UTC\nzone: UTC",
                "zone: [",
                "zone: UTC\n  hold: 2m",
                "\tzone: UTC",
                "zone: UTC\n---\nzone: UTC",
                "sites: {a: {}, a: {}}"
            })
    void whatIsNotYamlIsSaidWithItsLine(String yaml) {
        assertThat(wrong(yaml)).startsWith("not valid YAML at line ").doesNotContain("\n");
    }

    @Test
    void whatIsNotUtf8IsSaid() {
        assertThat(SettingsYaml.read(new byte[] {(byte) 0xFF}))
                .isEqualTo(new SettingsYaml.Read.Bad("the input is not valid UTF-8"));
    }
}
