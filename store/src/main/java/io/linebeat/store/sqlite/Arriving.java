package io.linebeat.store.sqlite;

import io.linebeat.store.Intake;
import org.jspecify.annotations.Nullable;

/// What a sender brings to the writer.
///
/// @param resolved the numbers of its lanes and stations, if they were looked up
record Arriving(Intake intake, @Nullable Resolved resolved) {}
