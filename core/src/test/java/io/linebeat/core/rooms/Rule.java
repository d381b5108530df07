package io.linebeat.core.rooms;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.report.WorkerFigures;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullMarked;

/// What holds in this room, and the fixtures that must break it.
// A rule keeps no state.
@SuppressWarnings("ImmutableEnumChecker")
enum Rule {
    NOTHING_BUT_THE_JDK(
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("io.linebeat.core..", "java..", "org.jspecify.annotations"),
            "ALibrary"),

    NO_FLOATING_POINT(noClasses().should(Bytecode.computeWithFloatingPoint()), "HalfAgain", "Share"),

    NO_CLOCK_AND_NO_CHANCE(
            noClasses()
                    .should()
                    .callCodeUnitWhere(asksTheMachine())
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAPackage("java.util.random")
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(Clock.class, Random.class, Date.class),
            "Now",
            "Ticks",
            "TheMachinesZone",
            "Chance"),

    NO_FILES_NETWORK_THREADS_OR_LOGS(
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.io..",
                            "java.nio.channels..",
                            "java.nio.file..",
                            "java.net..",
                            "java.util.concurrent..",
                            "java.util.logging..")
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(Thread.class, ThreadLocal.class, System.Logger.class),
            "AFile",
            "ALog",
            "AThread"),

    /// A site's clock reckons with offsets, and unobserved is a duration less others; nobody else subtracts.
    ONLY_SPANS_MAKE_DURATIONS(
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.linebeat.core.measure")
                    .and()
                    .doNotBelongToAnyOf(SiteClock.class, WorkerFigures.class)
                    .should(Bytecode.subtractInstants()),
            "Elapsed",
            "ElapsedExactly"),

    NO_SHARED_STATE(fields().that().areStatic().should().beFinal(), "Counter"),

    EVERY_PACKAGE_SAYS_WHAT_MAY_BE_NULL(classes().should(ArchCondition.from(resideInAMarkedPackage())), "Counter"),

    NO_CYCLES(slices().matching("io.linebeat.core.(**)").should().beFreeOfCycles(), "here.Here", "there.There");

    final ArchRule rule;
    final List<String> fixtures;

    Rule(ArchRule rule, String... fixtures) {
        this.rule = rule;
        this.fixtures = List.of(fixtures);
    }

    private static DescribedPredicate<JavaClass> resideInAMarkedPackage() {
        return DescribedPredicate.describe(
                "reside in a package that is marked", it -> it.getPackage().isAnnotatedWith(NullMarked.class));
    }

    private static DescribedPredicate<JavaCall<?>> asksTheMachine() {
        List<String> questions =
                List.of("now", "currentTimeMillis", "nanoTime", "systemDefault", "getDefault", "randomUUID", "random");
        return DescribedPredicate.describe(
                "the machine is asked",
                call -> questions.contains(call.getTarget().getName()));
    }
}
