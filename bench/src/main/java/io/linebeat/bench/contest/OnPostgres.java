package io.linebeat.bench.contest;

import io.linebeat.bench.question.Answer;
import io.linebeat.bench.question.Question;
import io.linebeat.bench.world.World;
import java.nio.file.Path;

/// What all that run on PostgreSQL have in common: a server of their own.
abstract sealed class OnPostgres implements Contestant permits Postgres, PostgresRollup {
    final PostgresServer server;

    OnPostgres(World world, Path folder) {
        server = new PostgresServer(world, folder);
    }

    /// The statement that answers a question.
    abstract String sql(Question question);

    @Override
    public final Answer answer(Question question) {
        Answer answer = SqlAnswers.ask(server.connection(), question, sql(question));
        server.commit();
        return answer;
    }

    @Override
    public final void tidy() {
        server.tidy();
    }

    @Override
    public final long diskBytes() {
        return server.diskBytes();
    }

    @Override
    public final Memory memory() {
        return server.memory();
    }

    @Override
    public final void close() {
        server.close();
    }
}
