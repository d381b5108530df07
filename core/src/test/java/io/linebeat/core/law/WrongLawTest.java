package io.linebeat.core.law;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.proof.Cases;
import io.linebeat.core.proof.World;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The properties bite: each wrong law is found out, and soon.
class WrongLawTest {
    private static final int ENOUGH = 500;

    @ParameterizedTest
    @EnumSource
    void aWrongLawIsFoundOut(WrongLaw wrong) {
        int cases = 0;
        List<Property> broken = List.of();
        while (broken.isEmpty() && cases < ENOUGH) {
            broken = broken(wrong.law, ++cases);
        }
        System.out.println(wrong + ": found out by case " + cases + ", by " + broken);
        assertThat(broken)
                .as("the properties that %s breaks in %d cases", wrong, cases)
                .isNotEmpty();
    }

    @Test
    void theLawThatTheyBendIsNot() {
        Cases.forEach(
                ENOUGH,
                seed -> seed,
                seed -> assertThat(broken(new PlainLaw(), seed)).isEmpty());
    }

    private static List<Property> broken(Law law, long seed) {
        return Arrays.stream(Property.values())
                .filter(property -> isBroken(property, law, new World(seed)))
                .toList();
    }

    private static boolean isBroken(Property property, Law law, World world) {
        try {
            property.check(law, world);
            return false;
        } catch (AssertionError counterexample) {
            return true;
        }
    }
}
