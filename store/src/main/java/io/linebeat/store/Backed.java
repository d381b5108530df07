package io.linebeat.store;

/// A backup that was made and looked through.
///
/// @param folder the path of where it is
/// @param bytes how large its database is
/// @param removed how many older ones gave way
public record Backed(String folder, long bytes, int removed) {}
