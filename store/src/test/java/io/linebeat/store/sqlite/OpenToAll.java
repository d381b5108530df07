package io.linebeat.store.sqlite;

/// Breaks a rule of [io.linebeat.store.StoreArchitectureTest], to show that it can fail: a class of this package that
/// is public.
public interface OpenToAll {}
