package io.linebeat.wire.table;

import io.linebeat.core.fact.Confidence;
import io.linebeat.core.measure.Span;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// A stretch of work of one worker at one station, with the units that it brought. Units without a stretch have
/// an empty one.
///
/// @param line where it stands in the file
/// @param digest names the row by what all its cells hold
/// @param quantity the units; null where the row says nothing of them
record WorkRow(
        String worker,
        String station,
        Span span,
        long line,
        RowDigest digest,
        @Nullable Long quantity,
        @Nullable Confidence confidence,
        @Nullable String camera) {
    private static final long NO_QUANTITY = -1;
    private static final int NO_CONFIDENCE = -1;

    /// A worker's rows together, by their beginning; of those that begin together, equal ones together; then as
    /// in the file.
    static final Comparator<WorkRow> ORDER = Comparator.comparing(WorkRow::worker)
            .thenComparingLong(WorkRow::start)
            .thenComparing(WorkRow::digest)
            .thenComparingLong(WorkRow::line);

    long start() {
        return span.from();
    }

    long end() {
        return span.to();
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(worker);
        out.writeUTF(station);
        out.writeLong(span.from());
        out.writeLong(span.to());
        out.writeLong(line);
        out.writeLong(digest.high());
        out.writeLong(digest.low());
        out.writeLong(quantity == null ? NO_QUANTITY : quantity);
        out.writeInt(confidence == null ? NO_CONFIDENCE : confidence.millionths());
        out.writeBoolean(camera != null);
        if (camera != null) {
            out.writeUTF(camera);
        }
    }

    static WorkRow read(DataInput in) throws IOException {
        String worker = in.readUTF();
        String station = in.readUTF();
        Span span = new Span(in.readLong(), in.readLong());
        long line = in.readLong();
        RowDigest digest = new RowDigest(in.readLong(), in.readLong());
        long quantity = in.readLong();
        int confidence = in.readInt();
        String camera = in.readBoolean() ? in.readUTF() : null;
        return new WorkRow(
                worker,
                station,
                span,
                line,
                digest,
                quantity == NO_QUANTITY ? null : (Long) quantity,
                confidence == NO_CONFIDENCE ? null : new Confidence(confidence),
                camera);
    }
}
