package io.linebeat.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import io.linebeat.core.ledger.Ledger;
import io.linebeat.oracle.Oracle;
import io.linebeat.sim.DemoFactory;
import io.linebeat.store.Store;
import io.linebeat.wire.EventReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The server sees all rooms, so here stand the walls of the whole house.
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // so that the house is looked at once, and let go afterwards
class ArchitectureTest {
    /// Without the wiring that the build writes for Spring's classes, in their packages.
    private final JavaClasses house = new ClassFileImporter()
            .withImportOption(location -> location.contains("/io/linebeat/") && !location.contains("__"))
            .importUrls(Stream.of(
                            Ledger.class, Oracle.class, EventReader.class, DemoFactory.class, Store.class, Server.class)
                    .map(each -> each.getProtectionDomain().getCodeSource().getLocation())
                    .distinct()
                    .toList());

    @Test
    void everyRoomIsLookedAt() {
        for (String room : List.of("core", "oracle", "wire", "sim", "store", "server")) {
            assertThat(house).as(room).anyMatch(each -> each.getPackageName().startsWith("io.linebeat." + room));
        }
        assertThat(house).noneMatch(each -> each.getPackageName().contains("trespass"));
    }

    @ParameterizedTest
    @EnumSource
    void itHoldsInTheHouse(HouseRule rule) {
        rule.rule.check(house);
    }

    @ParameterizedTest
    @EnumSource
    void itIsBrokenByItsTrespassers(HouseRule rule) throws ClassNotFoundException {
        List<Class<?>> trespassers = new ArrayList<>();
        for (String name : rule.trespassers) {
            trespassers.add(Class.forName("io.linebeat." + name));
        }

        EvaluationResult result = rule.rule.evaluate(new ClassFileImporter().importClasses(trespassers));

        assertThat(result.hasViolation()).as(rule.rule.getDescription()).isTrue();
        assertThat(result.getFailureReport().toString())
                .contains(trespassers.getFirst().getSimpleName());
    }
}
