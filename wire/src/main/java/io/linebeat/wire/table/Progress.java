package io.linebeat.wire.table;

/// How far an import is.
///
/// @param done bytes read, or rows handed over
/// @param total how many it will be
/// @param rows rows read so far, those that cannot be read included
/// @param facts facts handed over so far
public record Progress(Phase phase, long done, long total, long rows, long facts) {

    public enum Phase {
        /// `done` counts bytes.
        READING,
        /// The rows are sorted and become facts; `done` counts rows.
        SWEEPING
    }
}
