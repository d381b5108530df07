package io.linebeat.wire;

/// The value of a field, as it was sent and before it is judged. A `null` is not kept: it means the same as
/// no field.
sealed interface Given {
    record Text(String value) implements Given {}

    /// A number in the sender's own digits.
    record Digits(String literal) implements Given {}

    record Flag(boolean value) implements Given {}

    record Container(String what) implements Given {}

    /// The value as a refusal shows it.
    default String shown() {
        return switch (this) {
            case Text text -> Shown.text(text.value);
            case Digits digits -> digits.literal;
            case Flag flag -> Boolean.toString(flag.value);
            case Container container -> container.what;
        };
    }
}
