package io.linebeat.wire.table;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Sorts more rows than memory holds: sorted runs go to files of a temporary folder and are merged, a limited
/// number at a time. Closing deletes the folder.
final class RowSorter implements AutoCloseable {
    private final int rowsInMemory;
    private final int runsAtATime;
    private final Path folder;
    private final List<WorkRow> gathered = new ArrayList<>();
    private final Deque<Path> runs = new ArrayDeque<>();
    private int runNumber;

    /// @param scratch where the temporary folder is made
    RowSorter(Path scratch, int rowsInMemory, int runsAtATime) throws IOException {
        this.rowsInMemory = rowsInMemory;
        this.runsAtATime = runsAtATime;
        folder = Files.createTempDirectory(scratch, "linebeat-import-");
        // For an end by Ctrl-C, which closes nothing.
        folder.toFile().deleteOnExit();
    }

    void add(WorkRow row) throws IOException {
        gathered.add(row);
        if (gathered.size() == rowsInMemory) {
            spill();
        }
    }

    /// All rows that were added, in [WorkRow#ORDER].
    Merge sorted() throws IOException {
        spill();
        while (runs.size() > runsAtATime) {
            try (Merge merge = new Merge(runsAtATime)) {
                write(merge);
            }
        }
        return new Merge(runs.size());
    }

    private void spill() throws IOException {
        gathered.sort(WorkRow.ORDER);
        var rest = gathered.iterator();
        write(() -> rest.hasNext() ? rest.next() : null);
        gathered.clear();
    }

    private void write(Source rows) throws IOException {
        Path run = folder.resolve("run-" + runNumber++);
        run.toFile().deleteOnExit();
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run)))) {
            for (WorkRow row = rows.next(); row != null; row = rows.next()) {
                out.writeBoolean(true);
                row.write(out);
            }
            out.writeBoolean(false);
        }
        runs.add(run);
    }

    @Override
    public void close() throws IOException {
        try (var left = Files.walk(folder)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /// Rows one after the other, then `null`.
    interface Source {
        @Nullable
        WorkRow next() throws IOException;
    }

    /// Some runs read as one, in order.
    final class Merge implements Source, AutoCloseable {
        private final List<DataInputStream> inputs = new ArrayList<>();
        private final PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::row, WorkRow.ORDER));

        private Merge(int count) throws IOException {
            for (int i = 0; i < count; i++) {
                inputs.add(new DataInputStream(new BufferedInputStream(Files.newInputStream(runs.remove()))));
                advance(inputs.getLast());
            }
        }

        @Override
        public @Nullable WorkRow next() throws IOException {
            Head first = heads.poll();
            if (first == null) {
                return null;
            }
            advance(first.rest);
            return first.row;
        }

        private void advance(DataInputStream input) throws IOException {
            if (input.readBoolean()) {
                heads.add(new Head(WorkRow.read(input), input));
            }
        }

        @Override
        public void close() throws IOException {
            for (DataInputStream input : inputs) {
                input.close();
            }
        }
    }

    private record Head(WorkRow row, DataInputStream rest) {}
}
