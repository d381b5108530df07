package io.linebeat.store;

import org.jspecify.annotations.Nullable;

/// How much a store keeps.
///
/// @param facts facts in force, of all streams
/// @param ofSenders those of them that the demo factory did not make
/// @param aside lesser contents of conflicts
/// @param refusals refusals that are still kept
/// @param refusedEver refusals ever recorded; more than `refusals` once the oldest gave way
/// @param earliest the instant of the earliest fact, and `latest` of the latest; `null` without facts
/// @param startedWithDemo whether the store began with demo data
public record Census(
        long facts,
        long ofSenders,
        long aside,
        long refusals,
        long refusedEver,
        @Nullable Long earliest,
        @Nullable Long latest,
        boolean startedWithDemo) {}
