package io.linebeat.bench.contest;

import io.linebeat.bench.question.Answer;
import io.linebeat.bench.question.Question;
import io.linebeat.bench.world.Fact;
import io.linebeat.bench.world.IdForm;
import io.linebeat.bench.world.KindCode;
import io.linebeat.bench.world.World;
import io.questdb.cairo.CairoEngine;
import io.questdb.cairo.CommitMode;
import io.questdb.cairo.DefaultCairoConfiguration;
import io.questdb.cairo.TableToken;
import io.questdb.cairo.TableWriter;
import io.questdb.cairo.security.AllowAllSecurityContext;
import io.questdb.cairo.sql.Record;
import io.questdb.cairo.sql.RecordCursor;
import io.questdb.cairo.sql.RecordCursorFactory;
import io.questdb.cairo.wal.ApplyWal2TableJob;
import io.questdb.cairo.wal.WalWriter;
import io.questdb.griffin.SqlException;
import io.questdb.griffin.SqlExecutionContextImpl;
import io.questdb.std.str.Utf8String;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// QuestDB in this process. Its deduplication keeps the last of one identity, so conflicts are lost to the order of
/// arrival.
public final class Quest implements Contestant {
    private final World world;
    private final Path folder;
    private final long before = Resident.of(ProcessHandle.current().pid());
    private final CairoEngine engine;
    private final SqlExecutionContextImpl context;
    private final WalWriter writer;
    private final ApplyWal2TableJob applying;
    private final SqlLaw law = new SqlLaw(Dialect.QUESTDB);

    public Quest(World world, Path folder) {
        this.world = world;
        this.folder = folder;
        engine = new CairoEngine(new DefaultCairoConfiguration(folder.toString()) {
            @Override
            public int getCommitMode() {
                return CommitMode.SYNC;
            }
        });
        context = new SqlExecutionContextImpl(engine, 1);
        context.with(AllowAllSecurityContext.INSTANCE);
        try {
            engine.execute("""
                    CREATE TABLE fact (ts TIMESTAMP, worker INT, station INT, camera SHORT, version SHORT, kind INT,
                      units INT, confidence INT, production BOOLEAN, id %s)
                    TIMESTAMP(ts) PARTITION BY DAY WAL DEDUP UPSERT KEYS(ts, worker, production, id)""".formatted(world.ids() == IdForm.RANDOM ? "UUID" : "VARCHAR"), context);
        } catch (SqlException e) {
            throw new Failed(e);
        }
        TableToken table = engine.verifyTableName("fact");
        writer = engine.getWalWriter(table);
        applying = new ApplyWal2TableJob(engine, 0);
    }

    @Override
    public String name() {
        return "questdb";
    }

    @Override
    public List<String> settings() {
        return List.of(
                "QuestDB 9.3.1 inside the bench's process, commit mode sync, one writer, no pool of workers",
                "a table by day with write-ahead log and DEDUP UPSERT KEYS(ts, worker, family, id), applied to the table after"
                        + " each batch, so that an answer asked then counts it; figures by window functions over the facts");
    }

    @Override
    public String cannotKeep() {
        return "its deduplication keeps the last of one identity, not the greatest: conflicts depend on the order of arrival";
    }

    @Override
    public void take(List<Fact> facts) {
        for (Fact fact : facts) {
            TableWriter.Row row = writer.newRow(fact.at());
            row.putInt(1, fact.worker());
            row.putInt(2, fact.station());
            row.putShort(3, (short) fact.station());
            row.putShort(4, (short) 1);
            row.putInt(5, KindCode.of(fact.kind()));
            row.putInt(6, fact.count());
            row.putInt(7, fact.confidence());
            row.putBool(8, fact.production());
            if (world.ids() == IdForm.RANDOM) {
                row.putLong128(9, fact.idLow(), fact.idHigh());
            } else {
                row.putVarchar(9, new Utf8String(world.eventId(fact)));
            }
            row.append();
        }
        writer.commit();
        applying.drain(0);
    }

    @Override
    public void settle() {
        applying.drain(0);
    }

    @Override
    public Answer answer(Question question) {
        try (RecordCursorFactory asked = engine.select(law.sql(question), context);
                RecordCursor rows = asked.getCursor(context)) {
            return switch (question) {
                case Question.Factory _ -> rows.hasNext() ? totals(rows.getRecord(), 0) : Answer.Totals.NONE;
                case Question.Workers _ -> workers(rows);
                case Question.Stations _ -> stations(rows);
                case Question.Days days -> days(rows, days.days());
                case Question.Timeline _ -> timeline(rows);
            };
        } catch (SqlException e) {
            throw new Failed(e);
        }
    }

    private static Answer.Totals totals(Record row, int first) {
        return new Answer.Totals(
                row.getLong(first),
                row.getLong(first + 1),
                row.getLong(first + 2),
                row.getLong(first + 3),
                row.getLong(first + 4));
    }

    private static Answer workers(RecordCursor rows) {
        List<Answer.WorkerLine> lines = new ArrayList<>();
        while (rows.hasNext()) {
            Answer.Totals line = totals(rows.getRecord(), 1);
            lines.add(new Answer.WorkerLine(
                    rows.getRecord().getInt(0),
                    line.working(),
                    line.idle(),
                    line.absent(),
                    line.units(),
                    line.events()));
        }
        return new Answer.Workers(lines.stream().filter(Answer.WorkerLine::says).toList());
    }

    private static Answer stations(RecordCursor rows) {
        List<Answer.StationLine> lines = new ArrayList<>();
        while (rows.hasNext()) {
            Record row = rows.getRecord();
            lines.add(new Answer.StationLine(
                    row.getInt(0), row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
        }
        return new Answer.Stations(
                lines.stream().filter(Answer.StationLine::says).toList());
    }

    private static Answer days(RecordCursor rows, int count) {
        List<Answer.Totals> days = new ArrayList<>(Collections.nCopies(count, Answer.Totals.NONE));
        while (rows.hasNext()) {
            days.set((int) rows.getRecord().getLong(0), totals(rows.getRecord(), 1));
        }
        return new Answer.Days(days);
    }

    private static Answer timeline(RecordCursor rows) {
        List<Answer.Run> runs = new ArrayList<>();
        while (rows.hasNext()) {
            Record row = rows.getRecord();
            runs.add(new Answer.Run(row.getInt(0), KindCode.kind(row.getInt(1)), row.getLong(2), row.getLong(3)));
        }
        return Answer.Timeline.of(runs);
    }

    @Override
    public long diskBytes() {
        return Disk.bytes(folder);
    }

    @Override
    public Memory memory() {
        return new Memory(Resident.of(ProcessHandle.current().pid()) - before, "embedded");
    }

    @Override
    public void close() {
        writer.close();
        applying.close();
        context.close();
        engine.close();
    }
}
