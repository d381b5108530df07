package io.linebeat.bench.world;

/// What an event id looks like.
public enum IdForm {
    /// A random UUID: nothing in it can be compressed, 128 bits of it have to be kept.
    RANDOM,
    /// `cam-017-000000042`: as a camera counts.
    SEQUENTIAL
}
