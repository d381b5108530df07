package io.linebeat.store;

/// Hears how far long work has come.
@FunctionalInterface
public interface Progress {
    Progress UNHEARD = (_, _) -> {};

    void reached(long done, long total);
}
