package io.linebeat.store;

import java.nio.file.Path;

/// A backup that was made and looked through.
///
/// @param folder where it is
/// @param bytes how large its database is
/// @param removed how many older ones gave way
public record Backed(Path folder, long bytes, int removed) {}
