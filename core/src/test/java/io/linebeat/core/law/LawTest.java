package io.linebeat.core.law;

import io.linebeat.core.proof.Cases;
import io.linebeat.core.proof.World;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every property holds for the ledger, on random worlds.
class LawTest {
    @ParameterizedTest
    @EnumSource
    void holds(Property property) {
        Cases.forEach(500, World::new, world -> property.check(Law.REAL, world));
    }
}
