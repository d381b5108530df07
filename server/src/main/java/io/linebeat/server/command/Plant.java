package io.linebeat.server.command;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Refusal;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import io.linebeat.store.Progress;
import io.linebeat.wire.answer.BatchAnswer;
import io.linebeat.wire.answer.Message;
import io.linebeat.wire.answer.ReplayAnswer;
import io.linebeat.wire.answer.ReportAnswer;
import io.linebeat.wire.answer.VerifyAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the commands ask of a Linebeat, be it a server or a folder.
interface Plant extends AutoCloseable {
    ReportAnswer report(ReportOptions options);

    /// Writes facts as lines.
    void export(ExportOptions options, OutputStream out) throws IOException;

    Hold hold(SiteId site);

    /// Registers; what is registered with other content already stays as it is.
    void register(Worker worker);

    void register(Station station);

    BatchAnswer record(List<Fact> facts);

    VerifyAnswer verify(Progress progress);

    Message rebuild(Progress progress);

    /// Submits refused input once more: one refusal, those of a reason, or all.
    ReplayAnswer replay(Refusal.@Nullable Reason reason, @Nullable Long id);

    @Override
    void close();
}
