package io.linebeat.core.fact;

/// How sure a model is, from 0 to 1, in whole millionths. A confidence of 0 is a value, not a missing one.
public record Confidence(int millionths) implements Comparable<Confidence> {
    public static final int ONE = 1_000_000;

    public Confidence {
        if (millionths < 0 || millionths > ONE) {
            throw new IllegalArgumentException("confidence outside [0, 1]: " + millionths + " millionths");
        }
    }

    @Override
    public int compareTo(Confidence other) {
        return Integer.compare(millionths, other.millionths);
    }
}
