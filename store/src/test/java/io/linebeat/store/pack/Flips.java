package io.linebeat.store.pack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.Consumer;

/// Every way to change one bit of packed bytes, and every way to cut them off.
final class Flips {
    private Flips() {}

    static void assertThatEachIsFound(byte[] packed, Consumer<byte[]> unpack) {
        for (int bit = 0; bit < packed.length * Byte.SIZE; bit++) {
            byte[] flipped = packed.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThatThrownBy(() -> unpack.accept(flipped)).as("bit %d", bit).isInstanceOf(Damaged.class);
        }
        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> unpack.accept(cut)).as("cut to %d", length).isInstanceOf(Damaged.class);
        }
    }
}
