package io.linebeat.bench.contest;

import static java.util.Objects.requireNonNull;

import io.linebeat.bench.load.Child;
import io.linebeat.bench.load.Form;
import io.linebeat.bench.load.Intake;
import io.linebeat.bench.load.Link;
import io.linebeat.bench.load.Plan;
import io.linebeat.bench.load.Roster;
import io.linebeat.bench.load.Routes;
import io.linebeat.bench.load.Sent;
import io.linebeat.bench.question.Answer;
import io.linebeat.bench.question.Question;
import io.linebeat.bench.question.Window;
import io.linebeat.bench.world.Arrivals;
import io.linebeat.bench.world.Delivery;
import io.linebeat.bench.world.Fact;
import io.linebeat.bench.world.World;
import io.linebeat.oracle.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Linebeat itself, over HTTP with JSON, as its clients reach it: unlike the others it is not given rows but texts, by
/// several
/// senders at once, and parses and checks them within its time.
public final class Linebeat implements Contestant {
    private static final int CONNECTIONS = 16;

    private final World world;
    private final Delivery delivery;
    private final Child child;
    private final Link link;
    private final Routes routes;

    /// @param root a checkout, whose launcher starts the server
    public Linebeat(World world, Delivery delivery, Path root, Path folder) {
        this.world = world;
        this.delivery = delivery;
        this.routes = new Routes(world);
        this.child = Child.start(root, folder);
        this.link = new Link(child.url());
        Roster.register(child.url(), world);
    }

    @Override
    public String name() {
        return "linebeat";
    }

    @Override
    public List<String> settings() {
        return List.of(
                "Linebeat as it is started by its launcher, a process of its own with its usual heap",
                "JSON arrays over HTTP from " + CONNECTIONS
                        + " connections; the others are given rows that are parsed already, without HTTP");
    }

    @Override
    public void take(List<Fact> facts) {
        throw new UnsupportedOperationException("facts are sent by several at once");
    }

    @Override
    public Filled fill(World filled, Arrivals arrivals, int batch) {
        Sent sent = Intake.run(Plan.all(child.url(), world, delivery, CONNECTIONS, batch, Form.JSON));
        if (!sent.holds()) {
            throw new Failed("Linebeat acknowledged " + sent.distinct() + " facts and counts " + sent.counted());
        }
        return new Filled(sent.arrivals(), sent.nanos());
    }

    @Override
    public void ask(Question question) {
        link.get(routes.of(question));
    }

    @Override
    public Answer answer(Question question) {
        return switch (question) {
            case Question.Factory factory ->
                totals(report(factory.window(), "none").get("total"));
            case Question.Workers workers -> workers(report(workers.window(), "workers"));
            case Question.Stations stations -> stations(report(stations.window(), "stations"));
            case Question.Days days -> daysOf(json(routes.of(days)));
            case Question.Timeline timeline -> runs(json(routes.of(timeline)));
        };
    }

    private JsonNode report(Window window, String lists) {
        return json(Routes.report(window, lists));
    }

    private JsonNode json(String path) {
        return JsonMapper.shared().readTree(link.get(path));
    }

    private static Answer.Totals totals(JsonNode line) {
        return new Answer.Totals(
                micros(line, "working_us"),
                micros(line, "idle_us"),
                micros(line, "absent_us"),
                micros(line, "units"),
                micros(line, "event_count"));
    }

    private static long micros(JsonNode line, String field) {
        return requireNonNull(line.get(field), field).asLong();
    }

    private static Answer workers(JsonNode report) {
        List<Answer.WorkerLine> lines = new ArrayList<>();
        for (JsonNode line : report.get("workers")) {
            Answer.Totals totals = totals(line);
            lines.add(new Answer.WorkerLine(
                    number(line, "worker_id"),
                    totals.working(),
                    totals.idle(),
                    totals.absent(),
                    totals.units(),
                    totals.events()));
        }
        return new Answer.Workers(lines.stream().filter(Answer.WorkerLine::says).toList());
    }

    private static Answer stations(JsonNode report) {
        List<Answer.StationLine> lines = new ArrayList<>();
        for (JsonNode line : report.get("stations")) {
            lines.add(new Answer.StationLine(
                    number(line, "station_id"),
                    micros(line, "occupied_us"),
                    micros(line, "working_us"),
                    micros(line, "person_us"),
                    micros(line, "units"),
                    micros(line, "event_count")));
        }
        return new Answer.Stations(
                lines.stream().filter(Answer.StationLine::says).toList());
    }

    private static Answer daysOf(JsonNode report) {
        List<Answer.Totals> days = new ArrayList<>();
        for (JsonNode bucket : report.get("buckets")) {
            days.add(totals(bucket.get("total")));
        }
        return new Answer.Days(days);
    }

    private static Answer runs(JsonNode timeline) {
        List<Answer.Run> runs = new ArrayList<>();
        for (JsonNode run : timeline.get("runs")) {
            String state = run.get("state").asString();
            if (!state.equals("unobserved")) {
                runs.add(new Answer.Run(
                        number(run, "worker_id"),
                        Kind.valueOf(state.toUpperCase(Locale.ROOT)),
                        time(run.get("from")),
                        time(run.get("to"))));
            }
        }
        return Answer.Timeline.of(runs);
    }

    private static int number(JsonNode line, String field) {
        return Integer.parseInt(line.get(field).asString().substring(1));
    }

    private static long time(JsonNode text) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text.asString()));
    }

    @Override
    public long diskBytes() {
        return child.diskBytes();
    }

    @Override
    public Memory memory() {
        return new Memory(child.resident(), "process");
    }

    @Override
    public void close() {
        link.close();
        child.close();
    }
}
