package io.linebeat.store;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.linebeat.store.outside.ReachesIntoTheRows;
import io.linebeat.store.outside.SpeaksSql;
import io.linebeat.store.sqlite.OpenToAll;
import io.linebeat.store.sqlite.SqliteStore;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The walls of this room. Each rule holds for the room, and fails for a fixture that breaks it.
class StoreArchitectureTest {
    private static final String SQLITE = "io.linebeat.store.sqlite";

    private static final ArchRule ONLY_SQLITE_SPEAKS_SQL = noClasses()
            .that()
            .resideOutsideOfPackage(SQLITE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.flywaydb..", "com.zaxxer.hikari..")
            .because("how the rows look is the secret of " + SQLITE);

    private static final ArchRule THE_PORT_KNOWS_CORE_ALONE = classes()
            .that()
            .resideInAPackage("io.linebeat.store")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.linebeat.store", "io.linebeat.core..", "java.lang..", "java.util..", "org.jspecify..")
            .because("whoever uses a store must not learn which one it is");

    private static final ArchRule NOBODY_REACHES_INTO_THE_ROWS = noClasses()
            .that()
            .resideOutsideOfPackage(SQLITE)
            .should()
            .dependOnClassesThat(resideInAPackage(SQLITE).and(not(equivalentTo(SqliteStore.class))))
            .because("a later layout replaces what lies behind SqliteStore");

    private static final ArchRule ONLY_THE_STORE_IS_OPEN_TO_ALL = classes()
            .that()
            .resideInAPackage(SQLITE)
            .and()
            .areTopLevelClasses()
            .and()
            .arePublic()
            .should()
            .be(SqliteStore.class)
            .because("what is package-private cannot be reached from outside");

    private static final JavaClasses ROOM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.linebeat.store");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(ONLY_SQLITE_SPEAKS_SQL, SpeaksSql.class),
                Arguments.of(THE_PORT_KNOWS_CORE_ALONE, PortThatKnowsItsStore.class),
                Arguments.of(NOBODY_REACHES_INTO_THE_ROWS, ReachesIntoTheRows.class),
                Arguments.of(ONLY_THE_STORE_IS_OPEN_TO_ALL, OpenToAll.class));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("rules")
    void aRuleHoldsForTheRoomAndFailsForItsFixture(ArchRule rule, Class<?> fixture) {
        assertThat(ROOM.contain(SqliteStore.class)).isTrue();

        rule.check(ROOM);
        assertThatThrownBy(() -> rule.check(new ClassFileImporter().importClasses(fixture)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(fixture.getSimpleName());
    }
}
