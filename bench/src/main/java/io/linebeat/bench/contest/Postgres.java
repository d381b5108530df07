package io.linebeat.bench.contest;

import io.linebeat.bench.question.Question;
import io.linebeat.bench.world.Fact;
import io.linebeat.bench.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// PostgreSQL with a table of facts, every figure computed from them by window functions when it is asked for.
public final class Postgres extends OnPostgres {
    private final SqlLaw law = new SqlLaw(Dialect.POSTGRES);

    public Postgres(World world, Path folder) {
        super(world, folder);
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
    String sql(Question question) {
        return law.sql(question);
    }
}
