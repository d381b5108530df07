package io.linebeat.server.command;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.fact.Refusal;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import io.linebeat.server.operations.Replay;
import io.linebeat.server.operations.Verification;
import io.linebeat.server.query.Asked;
import io.linebeat.server.query.BadQuestion;
import io.linebeat.server.query.Exports;
import io.linebeat.server.query.NotThere;
import io.linebeat.server.query.ReportParameters;
import io.linebeat.server.query.Reports;
import io.linebeat.store.Intake;
import io.linebeat.store.Progress;
import io.linebeat.store.Store;
import io.linebeat.wire.BadItem;
import io.linebeat.wire.BatchRead;
import io.linebeat.wire.Doorway;
import io.linebeat.wire.EventReader;
import io.linebeat.wire.Judged;
import io.linebeat.wire.answer.AnswerJson;
import io.linebeat.wire.answer.BatchAnswer;
import io.linebeat.wire.answer.ItemError;
import io.linebeat.wire.answer.Message;
import io.linebeat.wire.answer.ReplayAnswer;
import io.linebeat.wire.answer.ReportAnswer;
import io.linebeat.wire.answer.VerifyAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A data folder, opened under its lock.
final class LocalPlant implements Plant {
    private final Store store;
    private final InstantSource clock = InstantSource.system();
    private final EventReader reader = new EventReader();

    LocalPlant(Store store) {
        this.store = store;
    }

    @Override
    public ReportAnswer report(ReportOptions options) {
        try {
            return new Reports(store, new Asked(store, clock))
                    .report(new ReportParameters(
                            options.from,
                            options.to,
                            options.asOf,
                            options.site,
                            options.worker,
                            options.station,
                            options.bucket,
                            null,
                            options.hold));
        } catch (BadQuestion | NotThere e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void export(ExportOptions options, OutputStream out) throws IOException {
        try {
            new Exports(store, new Asked(store, clock)).asked(options.asking()).write(store, out);
        } catch (BadQuestion | NotThere e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public Hold hold(SiteId site) {
        return store.rules().of(site).hold();
    }

    @Override
    public void register(Worker worker) {
        store.register(worker);
    }

    @Override
    public void register(Station station) {
        store.register(station);
    }

    /// Through the same door as a request: what is not registered is refused, and kept among the refusals.
    @Override
    public BatchAnswer record(List<Fact> facts) {
        Judged judged = judged(facts);
        List<ItemError> errors = judged.bad().stream()
                .map(bad -> new ItemError(
                        bad.index(),
                        bad.refusal().reason().code(),
                        bad.refusal().detail()))
                .toList();
        List<Receipt> receipts = store.record(Intake.of(
                judged.facts(), judged.bad().stream().map(BadItem::refusal).toList()));
        long duplicates = receipts.stream().filter(Receipt::isDuplicate).count();
        long conflicts =
                receipts.stream().filter(receipt -> receipt == Receipt.CONFLICT).count();
        return BatchAnswer.of(facts.size(), judged.facts().size(), duplicates, conflicts, errors);
    }

    private Judged judged(List<Fact> facts) {
        Doorway door = new Doorway(store.roster(), store.rules(), Micros.of(clock.instant()));
        return switch (reader.batch(AnswerJson.events(facts).getBytes(StandardCharsets.UTF_8), door)) {
            case Judged judged -> judged;
            case BatchRead.Malformed(Refusal refusal) -> throw new IllegalStateException(refusal.detail());
            case BatchRead.TooLong(Refusal refusal) -> throw new IllegalStateException(refusal.detail());
        };
    }

    @Override
    public VerifyAnswer verify(Progress progress) {
        return Verification.of(store, clock, progress);
    }

    @Override
    public ReplayAnswer replay(Refusal.@Nullable Reason reason, @Nullable Long id) {
        if (id == null) {
            return Replay.of(reason, store, clock);
        }
        ReplayAnswer answer = Replay.one(id, store, clock);
        if (answer == null) {
            throw new CommandFailed("There is no refusal " + id + ", or not any more");
        }
        return answer;
    }

    @Override
    public Message rebuild(Progress progress) {
        store.rebuild(progress);
        return new Message("Rebuilt from " + store.census().facts() + " facts");
    }

    @Override
    public void close() {
        store.close();
    }
}
