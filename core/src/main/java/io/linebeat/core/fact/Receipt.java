package io.linebeat.core.fact;

/// What became of an arrival that was accepted.
public enum Receipt {
    NEW,
    /// The same fact once more; nothing changed.
    DUPLICATE,
    /// One identity with other content: the greater is in force, the other is kept aside.
    CONFLICT;

    public boolean isDuplicate() {
        return this != NEW;
    }
}
