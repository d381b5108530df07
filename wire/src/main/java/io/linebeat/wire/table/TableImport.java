package io.linebeat.wire.table;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.fact.SiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/// Makes facts of a delimited file.
///
/// Observations go on as they are read. Stretches of work, and units without an id of their own, are first
/// sorted by worker and beginning, outside of memory: the [Sweep] needs a worker's rows together, and rows that
/// are equal are numbered, so that each has an id of its own and the same one whenever the file is imported.
///
/// @param holds the hold of each site: a state that lasts is said again before it runs out
/// @param latest rows that name a later instant are refused; in microseconds since the epoch
/// @param scratch a folder for what is being sorted, on a disk with room for about the size of the file
public record TableImport(Mapping mapping, Function<SiteId, Hold> holds, long latest, Path scratch) {
    /// The most facts of a batch.
    public static final int BATCH = 1_000;

    private static final int ROWS_IN_MEMORY = 50_000;
    private static final int RUNS_AT_A_TIME = 64;
    private static final int ROWS_BETWEEN_PROGRESS = 1_000;

    /// Imports a file.
    ///
    /// @param strict whether to stop at the first row that cannot be read
    /// @throws IOException when reading, sorting or handing over fails midway; what was handed over stays
    public Outcome run(Path file, Sink sink, boolean strict) throws IOException {
        if (!Files.exists(file) || Files.isDirectory(file) || !Files.isReadable(file)) {
            return new Outcome.Unusable(file + " is not a file that can be read.");
        }
        try (TableReader table = TableReader.open(file, mapping.file())) {
            Header header = table.header();
            if (header == null) {
                return unusable(file, "has no first row that names the columns.");
            }
            String wrong = header.problemWith(mapping.columnNames());
            if (wrong != null) {
                return unusable(file, "does not fit the mapping: " + wrong);
            }
            try (RowSorter sorter = new RowSorter(scratch, ROWS_IN_MEMORY, RUNS_AT_A_TIME)) {
                return new Pass(table, new RowReader(mapping, header, latest), sorter, sink).run(strict);
            }
        }
    }

    private static Outcome unusable(Path file, String reason) {
        return new Outcome.Unusable(file + " " + reason);
    }

    /// One run over one file.
    private final class Pass {
        private final TableReader table;
        private final RowReader reader;
        private final RowSorter sorter;
        private final Sink sink;
        private final Tally tally = new Tally();
        private final Outbox outbox;
        private long toSweep;

        Pass(TableReader table, RowReader reader, RowSorter sorter, Sink sink) {
            this.table = table;
            this.reader = reader;
            this.sorter = sorter;
            this.sink = sink;
            this.outbox = new Outbox(sink, tally);
        }

        Outcome run(boolean strict) throws IOException {
            for (Rows.Row row = table.next(); row != null; row = table.next()) {
                RowRead read = reader.read(row);
                take(read);
                if (strict && read instanceof RowRead.Bad(RowProblem problem)) {
                    return new Outcome.Stopped(tally.summary(), problem);
                }
                if (tally.rows() % ROWS_BETWEEN_PROGRESS == 0) {
                    progress(Progress.Phase.READING, table.bytesRead(), table.totalBytes());
                }
            }
            progress(Progress.Phase.READING, table.bytesRead(), table.totalBytes());
            sweep();
            outbox.flush();
            return new Outcome.Finished(tally.summary());
        }

        private void take(RowRead read) throws IOException {
            switch (read) {
                case RowRead.Work work -> {
                    tally.row(work.row().span());
                    outbox.meet(work.worker(), work.station());
                    sorter.add(work.row());
                    toSweep++;
                }
                case RowRead.Said said -> {
                    tally.row(said.span());
                    if (said.countIgnored()) {
                        tally.countIgnored();
                    }
                    outbox.meet(said.worker(), said.station());
                    outbox.fact(said.fact());
                }
                case RowRead.Bad(RowProblem problem) -> {
                    tally.problem(problem);
                    sink.problem(problem);
                }
            }
        }

        private void sweep() throws IOException {
            SiteId site = mapping.site();
            Sweep sweep = new Sweep(site, new Marks(holds.apply(site)), outbox);
            long swept = 0;
            try (RowSorter.Merge rows = sorter.sorted()) {
                for (WorkRow row = rows.next(); row != null; row = rows.next()) {
                    sweep.add(row);
                    swept++;
                    if (swept % ROWS_BETWEEN_PROGRESS == 0) {
                        progress(Progress.Phase.SWEEPING, swept, toSweep);
                    }
                }
            }
            sweep.finish();
            progress(Progress.Phase.SWEEPING, swept, toSweep);
        }

        private void progress(Progress.Phase phase, long done, long total) {
            sink.progress(new Progress(phase, done, total, tally.rows(), tally.facts()));
        }
    }
}
