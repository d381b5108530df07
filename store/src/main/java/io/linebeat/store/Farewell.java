package io.linebeat.store;

/// Hears of the facts that are about to be erased, within the commit that erases them: none can slip away in between.
/// When it throws, nothing is erased.
public interface Farewell {
    /// A fact that the demo factory did not make.
    void leaving(Recorded fact);

    /// All were heard; now they are erased.
    void done();
}
