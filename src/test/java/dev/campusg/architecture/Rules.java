package dev.campusg.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Which way the arrows run. */
final class Rules {

    static final List<String> SERVICES = List.of(
            "order",
            "createordersaga",
            "acceptordersaga",
            "completeordersaga",
            "user",
            "payment",
            "escrow",
            "notification",
            "timer",
            "scheduler",
            "callbacktimers");

    private static final String[] ANY_SERVICE =
            SERVICES.stream().map(name -> "dev.campusg." + name + "..").toArray(String[]::new);

    static final ArchRule THE_LIBRARY_KNOWS_NOTHING_OF_FOOD = noClasses()
            .that()
            .resideInAnyPackage("dev.campusg.eventstore..", "dev.campusg.saga..", "dev.campusg.timers..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(ANY_SERVICE).or(resideInAPackage("dev.campusg.contracts..")));

    static final ArchRule THE_CORE_KNOWS_NO_FRAMEWORK = classes()
            .that()
            .resideInAnyPackage(
                    "dev.campusg.eventstore",
                    "dev.campusg.eventstore.messaging",
                    "dev.campusg.eventstore.timers",
                    "dev.campusg.saga",
                    "dev.campusg.timers")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "dev.campusg.eventstore",
                    "dev.campusg.eventstore.messaging",
                    "dev.campusg.eventstore.timers",
                    "dev.campusg.saga",
                    "dev.campusg.timers");

    /** Annotations that spell a field's name are data, see ADR 8. */
    static final ArchRule DOMAINS_ARE_PURE = classes()
            .that()
            .resideInAnyPackage("dev.campusg.*.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "com.fasterxml.jackson.annotation..",
                    "dev.campusg.*.domain..",
                    "dev.campusg.contracts..",
                    "dev.campusg.eventstore",
                    "dev.campusg.saga");

    static final ArchRule DOMAINS_DO_NO_IO_AND_READ_NO_CLOCK = noClasses()
            .that()
            .resideInAnyPackage("dev.campusg.*.domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.net.http..", "java.sql..")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(java.time.Clock.class);

    static final ArchRule ARROWS_RUN_INWARD = noClasses()
            .that()
            .resideInAnyPackage("dev.campusg.*.application..", "dev.campusg.*.domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.campusg.*.api..");

    static final ArchRule EXAMPLES_KNOW_ONLY_WHAT_IS_PUBLISHED = noClasses()
            .that()
            .resideInAPackage("dev.campusg.examples..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("dev.campusg..").and(not(resideInAPackage("dev.campusg.examples.."))));

    static final ArchRule NOTHING_GOES_ROUND_IN_CIRCLES =
            slices().matching("dev.campusg.(**)").as("packages").should().beFreeOfCycles();

    static final ArchRule NAMES_SAY_WHAT_THINGS_ARE = noClasses()
            .that(resideInAPackage("dev.campusg.."))
            .should()
            .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Dto|Base|Abstract)$")
            .orShould()
            .haveNameMatching(".*\\.Abstract[A-Z]\\w*$");

    static ArchRule keepsToItself(String service) {
        return noClasses()
                .that()
                .resideInAPackage("dev.campusg." + service + "..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(ANY_SERVICE).and(not(resideInAPackage("dev.campusg." + service + ".."))));
    }

    private Rules() {}
}
