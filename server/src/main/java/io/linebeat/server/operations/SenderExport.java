package io.linebeat.server.operations;

import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import io.linebeat.store.Farewell;
import io.linebeat.store.Recorded;
import io.linebeat.wire.answer.FactEntry;
import io.linebeat.wire.answer.StationEntry;
import io.linebeat.wire.answer.WorkerEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes what senders sent, and a reset is about to erase, to files of lines: facts that `/api/events/stream` takes in
/// again, and registrations, each the body of a POST. They are on the disk before anything is erased.
final class SenderExport implements Farewell {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ExportFile facts;
    private final ExportFile registrations;

    SenderExport(Path data, Instant now) {
        Path folder = data.resolve("exports");
        this.facts = new ExportFile(folder, "facts-" + TIME.format(now));
        this.registrations = new ExportFile(folder, "registrations-" + TIME.format(now));
    }

    @Override
    public void leaving(Recorded recorded) {
        facts.write(FactEntry.of(recorded.fact(), recorded.receivedAt()));
    }

    @Override
    public void leaving(Worker worker) {
        registrations.write(WorkerEntry.of(worker));
    }

    @Override
    public void leaving(Station station) {
        registrations.write(StationEntry.of(station));
    }

    @Override
    public void done() {
        facts.finish();
        registrations.finish();
    }

    /// The file of facts, if there were any.
    @Nullable
    Path facts() {
        return facts.written();
    }

    /// The file of registrations, if there were any.
    @Nullable
    Path registrations() {
        return registrations.written();
    }
}
