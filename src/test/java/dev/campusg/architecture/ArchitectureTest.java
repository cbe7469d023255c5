package dev.campusg.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.campusg");

    /** A little house with every fault: what the rules would let pass here, they would let pass anywhere. */
    private static final JavaClasses BROKEN =
            new ClassFileImporter().importPackages("dev.campusg.order.domain.broken", "dev.campusg.eventstore.broken");

    @Test
    void there_is_a_house_to_look_at() {
        assertThat(HOUSE).hasSizeGreaterThan(200);
        Rules.SERVICES.forEach(service -> assertThat(
                        HOUSE.stream().filter(it -> it.getPackageName().startsWith("dev.campusg." + service + ".")))
                .as(service)
                .isNotEmpty());
    }

    @Test
    void the_library_knows_nothing_of_food() {
        Rules.THE_LIBRARY_KNOWS_NOTHING_OF_FOOD.check(HOUSE);
        assertThatThrownBy(() -> Rules.THE_LIBRARY_KNOWS_NOTHING_OF_FOOD.check(BROKEN))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void the_core_knows_no_framework() {
        Rules.THE_CORE_KNOWS_NO_FRAMEWORK.check(HOUSE);
    }

    @Test
    void domains_are_pure() {
        Rules.DOMAINS_ARE_PURE.check(HOUSE);
        Rules.DOMAINS_DO_NO_IO_AND_READ_NO_CLOCK.check(HOUSE);
        assertThatThrownBy(() -> Rules.DOMAINS_ARE_PURE.check(BROKEN)).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> Rules.DOMAINS_DO_NO_IO_AND_READ_NO_CLOCK.check(BROKEN))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void arrows_run_inward() {
        Rules.ARROWS_RUN_INWARD.check(HOUSE);
    }

    @Test
    void no_service_imports_another() {
        Rules.SERVICES.forEach(service -> Rules.keepsToItself(service).check(HOUSE));
        assertThatThrownBy(() -> Rules.keepsToItself("order").check(BROKEN)).isInstanceOf(AssertionError.class);
    }

    @Test
    void examples_know_only_what_is_published() {
        Rules.EXAMPLES_KNOW_ONLY_WHAT_IS_PUBLISHED.check(HOUSE);
    }

    @Test
    void nothing_goes_round_in_circles() {
        Rules.NOTHING_GOES_ROUND_IN_CIRCLES.check(HOUSE);
    }

    @Test
    void names_say_what_things_are() {
        Rules.NAMES_SAY_WHAT_THINGS_ARE.check(HOUSE);
        assertThatThrownBy(() -> Rules.NAMES_SAY_WHAT_THINGS_ARE.check(BROKEN)).isInstanceOf(AssertionError.class);
    }
}
