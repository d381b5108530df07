package io.linebeat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.calendar.SiteRules;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Micros;
import io.linebeat.store.CommitListener;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rules that the figures rest on are kept beside them.
class StoredRulesTest {
    private static final SiteRules KATHMANDU = new SiteRules(ZoneId.of("Asia/Kathmandu"), Hold.ONE_HOUR);
    private static final SiteRules CHANGING = new SiteRules(
            ZoneOffset.ofHours(2),
            Hold.changing(Map.of(Long.MIN_VALUE, Micros.HOUR, -5L, Micros.MINUTE, Numbered.START, Micros.DAY)));
    private static final Rules SEVERAL =
            new Rules(KATHMANDU, Map.of(Numbered.SITE, CHANGING, new SiteId("Ünit =,7"), SiteRules.USUAL));

    @TempDir
    Path folder;

    private SqliteStore open(Rules rules) throws Exception {
        return SqliteStore.open(folder, rules, () -> Numbered.NOW, CommitListener.DEAF);
    }

    private SqliteStore openAsBefore(Rules ifNew) throws Exception {
        return SqliteStore.openAsBefore(folder, ifNew, () -> Numbered.NOW, CommitListener.DEAF);
    }

    @Test
    void rulesComeBackFromTheirText() {
        for (Rules rules : new Rules[] {Rules.USUAL, Rules.everywhere(CHANGING), SEVERAL}) {
            assertThat(RulesText.read(RulesText.write(rules))).isEqualTo(rules);
        }
    }

    @Test
    void aCommandOpensTheFolderByTheRulesOfItsServer() throws Exception {
        try (SqliteStore made = openAsBefore(Rules.everywhere(CHANGING))) {
            assertThat(made.rules()).as("of a new folder").isEqualTo(Rules.everywhere(CHANGING));
        }
        open(SEVERAL).close();
        try (SqliteStore command = openAsBefore(Rules.USUAL)) {
            assertThat(command.rules()).isEqualTo(SEVERAL);
            assertThat(command.rebuiltOnOpen()).isFalse();
        }
    }

    @Test
    void figuresAreRebuiltWhenAHoldChangedAndOnlyThen() throws Exception {
        Rules statedAlike = new Rules(SiteRules.USUAL, Map.of(Numbered.SITE, KATHMANDU));
        Rules otherwise = new Rules(SiteRules.USUAL, Map.of(Numbered.SITE, CHANGING));
        assertThat(rebuilt(Rules.USUAL)).as("a new folder").isFalse();
        assertThat(rebuilt(Rules.USUAL)).isFalse();
        assertThat(rebuilt(Rules.everywhere(KATHMANDU))).as("another zone").isFalse();
        assertThat(rebuilt(statedAlike)).as("the same hold, stated for a site").isFalse();
        assertThat(rebuilt(otherwise)).as("another hold at a site").isTrue();
        assertThat(rebuilt(otherwise)).isFalse();
        assertThat(rebuilt(Rules.USUAL)).as("back again").isTrue();
    }

    private boolean rebuilt(Rules rules) throws Exception {
        try (SqliteStore store = open(rules)) {
            return store.rebuiltOnOpen();
        }
    }
}
