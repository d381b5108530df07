package io.linebeat.server;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RestController;

/// The arrows between the rooms, and what holds in all of them; each with the fixtures that break it.
@SuppressWarnings("ImmutableEnumChecker")
enum HouseRule {
    CORE_POINTS_NOWHERE(
            classes()
                    .that()
                    .resideInAPackage("io.linebeat.core..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("io.linebeat.core..", "java..", "org.jspecify.."),
            "core.trespass.CoreThatKnowsTheStore"),

    THE_ORACLE_SHARES_NOTHING(
            classes()
                    .that()
                    .resideInAPackage("io.linebeat.oracle..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("io.linebeat.oracle..", "java..", "org.jspecify.."),
            "oracle.trespass.OracleThatBorrowsFromCore"),

    WIRE_KNOWS_CORE_ALONE(knowsCoreAlone("wire"), "wire.trespass.WireThatKnowsTheStore"),

    THE_STORE_KNOWS_CORE_ALONE(knowsCoreAlone("store"), "store.trespass.StoreThatKnowsTheWire"),

    THE_SIMULATOR_KNOWS_CORE_ALONE(knowsCoreAlone("sim"), "sim.trespass.SimThatAsksTheOracle"),

    ONLY_WIRE_KNOWS_JSON(
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.linebeat.wire..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("tools.jackson..", "com.fasterxml..", "com.google.gson.."),
            "server.trespass.ReadsJson"),

    ONLY_THE_STORE_KNOWS_DATABASES(
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.linebeat.store.sqlite..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.sql..",
                            "javax.sql..",
                            "org.sqlite..",
                            "org.flywaydb..",
                            "com.zaxxer..",
                            "org.springframework.jdbc.."),
            "server.trespass.SpeaksSql"),

    ROOMS_ARE_PUT_TOGETHER_IN_ONE_PLACE(
            noClasses()
                    .that()
                    .resideOutsideOfPackages("io.linebeat.store.sqlite..", "io.linebeat.server.wiring")
                    .and()
                    .doNotHaveFullyQualifiedName("io.linebeat.server.Server")
                    .and()
                    .doNotHaveFullyQualifiedName("io.linebeat.server.OfflineStore")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.linebeat.store.sqlite.."),
            "server.trespass.OpensTheDatabase"),

    BEANS_ARE_MADE_IN_ONE_PLACE(
            CompositeArchRule.of(classes()
                            .that()
                            .areAnnotatedWith(Configuration.class)
                            .should()
                            .resideInAPackage("io.linebeat.server.wiring")
                            .allowEmptyShould(true))
                    .and(methods()
                            .that()
                            .areAnnotatedWith(Bean.class)
                            .should()
                            .beDeclaredInClassesThat()
                            .resideInAPackage("io.linebeat.server.wiring")
                            .allowEmptyShould(true)),
            "server.trespass.WiresElsewhere"),

    ROUTES_ARE_CALLED_BY_REQUESTS_ALONE(
            classes().that().areAnnotatedWith(RestController.class).should().notBePublic(),
            "server.trespass.OpenController"),

    NO_CYCLES_WITHIN_THE_SERVER(
            slices().assignedFrom(new PartsOfTheServer()).should().beFreeOfCycles(),
            "server.trespass.one.One",
            "server.trespass.two.Two"),

    NOBODY_BUT_THE_BEGINNING_CALLS_THE_COMMANDS(
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.linebeat.server.command")
                    .and()
                    .doNotHaveFullyQualifiedName("io.linebeat.server.Main")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.linebeat.server.command"),
            "server.trespass.RunsACommand"),

    WHAT_IS_NEEDED_IS_GIVEN_AT_THE_START(NO_CLASSES_SHOULD_USE_FIELD_INJECTION, "server.trespass.InjectedIntoAField"),

    ONLY_COMMANDS_SPEAK_TO_A_TERMINAL(
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.linebeat.server.command")
                    .should(ACCESS_STANDARD_STREAMS),
            "server.trespass.PrintsOut"),

    NOBODY_SLEEPS(
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.linebeat.server.command")
                    .should()
                    .callMethodWhere(target(nameMatching("sleep")).and(target(owner(assignableTo(Thread.class)))))
                    .as("nobody sleeps, but a command before it tries again"),
            "server.trespass.Sleeps"),

    TIME_IS_JAVA_TIME(
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching(
                            "java\\.util\\.(Date|Calendar|GregorianCalendar|TimeZone)|java\\.text\\..*DateFormat"),
            "server.trespass.KnowsOldDates"),

    THE_TIME_OF_DAY_IS_GIVEN(
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(LocalDateTime.class, "now")
                    .orShould()
                    .callMethod(ZonedDateTime.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis"),
            "server.trespass.ReadsTheClock"),

    NO_ZONE_IS_TAKEN_FROM_THE_MACHINE(
            noClasses().should().callMethod(ZoneId.class, "systemDefault"), "server.trespass.TrustsTheMachinesZone"),

    NOTHING_STATIC_CHANGES(noFields().that().areStatic().should().notBeFinal(), "server.trespass.KeepsStaticState"),

    A_NAME_SAYS_WHAT_A_THING_IS(
            noClasses()
                    .should()
                    .haveSimpleNameEndingWith("Util")
                    .orShould()
                    .haveSimpleNameEndingWith("Utils")
                    .orShould()
                    .haveSimpleNameEndingWith("Helper")
                    .orShould()
                    .haveSimpleNameEndingWith("Manager")
                    .orShould()
                    .haveSimpleNameEndingWith("Impl")
                    .orShould()
                    .haveSimpleNameEndingWith("Dto")
                    .orShould()
                    .haveSimpleNameStartingWith("Abstract")
                    .orShould()
                    .haveSimpleNameStartingWith("Default"),
            "server.trespass.TextUtils");

    final ArchRule rule;
    final List<String> trespassers;

    HouseRule(ArchRule rule, String... trespassers) {
        this.rule = rule;
        this.trespassers = List.of(trespassers);
    }

    private static ArchRule knowsCoreAlone(String room) {
        return noClasses()
                .that()
                .resideInAPackage("io.linebeat." + room + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.linebeat..")
                        .and(resideOutsideOfPackages("io.linebeat.core..", "io.linebeat." + room + "..")));
    }

    /// Each package is a part, and so is the class in which the process begins: it stands above all of them.
    private static final class PartsOfTheServer implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass each) {
            if (!each.getPackageName().startsWith("io.linebeat.server")) {
                return SliceIdentifier.ignore();
            }
            boolean isTheBeginning = "io.linebeat.server.Main".equals(each.getName());
            return SliceIdentifier.of(isTheBeginning ? each.getName() : each.getPackageName());
        }

        @Override
        public String getDescription() {
            return "the packages of the server";
        }
    }
}
