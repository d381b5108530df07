package io.linebeat.wire.table;

/// How an import ended.
public sealed interface Outcome {
    /// At the end of the file.
    record Finished(Summary summary) implements Outcome {}

    /// At the first problem, as was asked for. Of a file of intervals nothing was handed over; of one of
    /// observations, the batches before it were.
    record Stopped(Summary summary, RowProblem problem) implements Outcome {}

    /// Before the first row, for a reason that names the file.
    record Unusable(String reason) implements Outcome {}
}
