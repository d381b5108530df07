package io.linebeat.wire;

import io.linebeat.core.report.Report;

/// An answer read as a report.
public sealed interface ReportRead {
    record Read(Report report) implements ReportRead {}

    /// The answer is not a report; `detail` is a sentence.
    record Unreadable(String detail) implements ReportRead {}
}
