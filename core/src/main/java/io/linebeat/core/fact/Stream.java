package io.linebeat.core.fact;

/// Which ledger a fact belongs to. Only live facts make figures.
public sealed interface Stream {
    Stream LIVE = new Live();

    /// What the model in use says.
    record Live() implements Stream {}

    /// What a model on trial says, beside the one in use.
    record Shadow(String model, String version) implements Stream {}
}
