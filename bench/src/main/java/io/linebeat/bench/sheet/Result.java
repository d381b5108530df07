package io.linebeat.bench.sheet;

import java.util.List;

/// What was measured of one system at one size.
///
/// @param facts distinct facts
/// @param thousands arrivals a second in batches of 1,000, durable; over `thousandsOf` facts
/// @param tenThousands the same in batches of 10,000, over all of them
/// @param diskPerFact bytes
/// @param memory bytes, -1 if nobody can say
/// @param memoryKind `process` or `embedded`
/// @param timings one for each question, in the questions' order
/// @param failed why it could not be measured, or empty
public record Result(
        String system,
        List<String> settings,
        long facts,
        double thousands,
        long thousandsOf,
        double tenThousands,
        double diskPerFact,
        long memory,
        String memoryKind,
        Verdict usual,
        Verdict shuffled,
        List<Timing> timings,
        String failed) {

    public static Result failed(String system, long facts, String why) {
        Verdict none = new Verdict(false, "not measured");
        return new Result(system, List.of(), facts, 0, 0, 0, 0, -1, "", none, none, List.of(), why);
    }

    /// Whether all answers were the oracle's, to the microsecond, and if not which were not, and why.
    public record Verdict(boolean equal, String why) {}

    /// How long one question took, in milliseconds, asked so many times.
    public record Timing(String question, double p50, double p95, int asked) {}
}
