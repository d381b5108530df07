package io.linebeat.server.command;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import io.linebeat.server.operations.Verification;
import io.linebeat.server.query.Asked;
import io.linebeat.server.query.BadQuestion;
import io.linebeat.server.query.NotThere;
import io.linebeat.server.query.Reports;
import io.linebeat.store.Intake;
import io.linebeat.store.Progress;
import io.linebeat.store.Store;
import io.linebeat.wire.answer.BatchAnswer;
import io.linebeat.wire.answer.Message;
import io.linebeat.wire.answer.ReportAnswer;
import io.linebeat.wire.answer.VerifyAnswer;
import java.time.InstantSource;
import java.util.List;

/// A data folder, opened under its lock.
final class LocalPlant implements Plant {
    private final Store store;
    private final InstantSource clock = InstantSource.system();

    LocalPlant(Store store) {
        this.store = store;
    }

    @Override
    public ReportAnswer report(ReportOptions options) {
        try {
            return new Reports(store, new Asked(store, clock))
                    .report(
                            options.from,
                            options.to,
                            options.asOf,
                            options.site,
                            options.worker,
                            options.station,
                            options.bucket);
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

    @Override
    public BatchAnswer record(List<Fact> facts) {
        List<Receipt> receipts = store.record(Intake.of(facts));
        long duplicates = receipts.stream().filter(Receipt::isDuplicate).count();
        long conflicts = receipts.stream().filter(receipt -> receipt == Receipt.CONFLICT).count();
        return BatchAnswer.of(facts.size(), facts.size(), duplicates, conflicts, List.of());
    }

    @Override
    public VerifyAnswer verify(Progress progress) {
        return new Verification(store, clock).run(progress);
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
