package io.linebeat.bench.contest;

import io.linebeat.bench.question.Answer;
import io.linebeat.bench.question.Question;
import io.linebeat.bench.world.Fact;
import io.linebeat.bench.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// PostgreSQL with a table of facts, every figure computed from them by window functions when it is asked for.
public final class Postgres implements Contestant {
    private final PostgresServer server;
    private final SqlLaw law = new SqlLaw(Dialect.POSTGRES);

    public Postgres(World world, Path folder) {
        server = new PostgresServer(world, folder);
        server.createFacts();
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public List<String> settings() {
        return Stream.concat(
                        PostgresServer.settings().stream(),
                        Stream.of(
                                "primary key (worker, at, family, id), block range index on at; figures by window functions over the facts"))
                .toList();
    }

    @Override
    public void take(List<Fact> facts) {
        server.copy(facts);
        server.execute(PostgresServer.merge());
        server.commit();
    }

    @Override
    public Answer answer(Question question) {
        Answer answer = SqlAnswers.ask(server.connection(), question, law.sql(question));
        server.commit();
        return answer;
    }

    @Override
    public void tidy() {
        server.tidy();
    }

    @Override
    public long diskBytes() {
        return server.diskBytes();
    }

    @Override
    public Memory memory() {
        return server.memory();
    }

    @Override
    public void close() {
        server.close();
    }
}
