package io.linebeat.store;

/// What became of an attempt to register a worker or a station.
public enum Registration {
    CREATED,
    /// The same was registered already.
    UNCHANGED,
    /// The id is registered with other content; nothing changed.
    DIFFERENT
}
