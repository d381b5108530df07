package io.linebeat.core.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.linebeat.core.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleTest {
    private static final String FIXTURES = "io.linebeat.core.fixture.";
    private static final JavaClasses CORE = new ClassFileImporter()
            .importUrl(Ledger.class.getProtectionDomain().getCodeSource().getLocation());

    @ParameterizedTest
    @EnumSource
    void holdsInCore(Rule rule) {
        assertThat(CORE).hasSizeGreaterThan(40);
        rule.rule.check(CORE);
    }

    @ParameterizedTest
    @EnumSource
    void isBrokenByItsFixtures(Rule rule) throws ClassNotFoundException {
        if (rule == Rule.NO_CYCLES) {
            // A cycle takes two.
            assertThat(breaks(rule, rule.fixtures)).isTrue();
            return;
        }
        for (String fixture : rule.fixtures) {
            assertThat(breaks(rule, List.of(fixture))).as(fixture).isTrue();
        }
    }

    private static boolean breaks(Rule rule, List<String> fixtures) throws ClassNotFoundException {
        List<Class<?>> classes = new ArrayList<>();
        for (String fixture : fixtures) {
            classes.add(Class.forName(FIXTURES + fixture));
        }
        return rule.rule
                .evaluate(new ClassFileImporter().importClasses(classes))
                .hasViolation();
    }
}
