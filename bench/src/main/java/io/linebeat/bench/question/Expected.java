package io.linebeat.bench.question;

import io.linebeat.bench.world.Arrivals;
import io.linebeat.bench.world.World;
import io.linebeat.oracle.Hold;
import io.linebeat.oracle.Oracle;
import io.linebeat.oracle.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What the oracle says, of the facts that have arrived. It is asked worker by worker and station by station: of all
/// the others only codes are kept, eight bytes each, so ten million facts fit.
public final class Expected {
    private static final Hold HOLD = (_, _) -> World.HOLD;

    private final World world;
    private final Map<Question, Answer> answers = new HashMap<>();

    private Expected(World world) {
        this.world = world;
    }

    /// The right answers when all of `arrivals` have come.
    public static Map<Question, Answer> of(World world, Arrivals arrivals, List<Question> questions) {
        Expected expected = new Expected(world);
        expected.answer(arrivals, questions);
        return Map.copyOf(expected.answers);
    }

    private void answer(Arrivals arrivals, List<Question> questions) {
        Map<Question, List<Answer.WorkerLine>> workers = new HashMap<>();
        ByWorker byWorker = new ByWorker(world, arrivals);
        List<AtStation> stations =
                IntStream.range(0, world.stations()).mapToObj(AtStation::new).toList();
        for (int worker = 0; worker < world.workers(); worker++) {
            List<Said> facts = Oracle.inForce(byWorker.said(worker));
            for (Said fact : facts) {
                stations.get(number(fact.station())).add(fact);
            }
            for (Oracle.Run run : Oracle.runs(facts, HOLD)) {
                stations.get(number(run.station())).add(worker, run);
            }
            for (Question question : questions) {
                askWorker(question, worker, facts, workers);
            }
        }
        workers.forEach((question, lines) -> answers.put(question, ofLines(question, lines)));
        askStations(stations, questions);
    }

    private void askWorker(
            Question question, int worker, List<Said> facts, Map<Question, List<Answer.WorkerLine>> lines) {
        switch (question) {
            case Question.Factory factory -> addLine(question, worker, facts, factory.window(), lines);
            case Question.Workers workers -> addLine(question, worker, facts, workers.window(), lines);
            case Question.Days days
            when days.worker() == worker -> {
                List<Answer.Totals> each = new ArrayList<>();
                for (int day = 0; day < days.days(); day++) {
                    long from = days.from() + day * World.DAY;
                    Answer.WorkerLine line = line(worker, facts, new Window(from, from + World.DAY));
                    each.add(totals(List.of(line)));
                }
                answers.put(question, new Answer.Days(each));
            }
            case Question.Days _, Question.Stations _, Question.Timeline _ -> {}
        }
    }

    private static void addLine(
            Question question,
            int worker,
            List<Said> facts,
            Window window,
            Map<Question, List<Answer.WorkerLine>> lines) {
        Answer.WorkerLine line = line(worker, facts, window);
        List<Answer.WorkerLine> kept = lines.computeIfAbsent(question, _ -> new ArrayList<>());
        if (line.says()) {
            kept.add(line);
        }
    }

    private static Answer.WorkerLine line(int worker, List<Said> facts, Window window) {
        Oracle.Id id = new Oracle.Id("default", World.worker(worker));
        Oracle.WorkerFigures figures = Oracle.worker(id, facts, HOLD, window.from(), window.end());
        return new Answer.WorkerLine(
                worker, figures.working(), figures.idle(), figures.absent(), figures.units(), figures.events());
    }

    private static Answer ofLines(Question question, List<Answer.WorkerLine> lines) {
        return question instanceof Question.Workers ? new Answer.Workers(lines) : totals(lines);
    }

    static Answer.Totals totals(List<Answer.WorkerLine> lines) {
        return new Answer.Totals(
                lines.stream().mapToLong(Answer.WorkerLine::working).sum(),
                lines.stream().mapToLong(Answer.WorkerLine::idle).sum(),
                lines.stream().mapToLong(Answer.WorkerLine::absent).sum(),
                lines.stream().mapToLong(Answer.WorkerLine::units).sum(),
                lines.stream().mapToLong(Answer.WorkerLine::events).sum());
    }

    private void askStations(List<AtStation> stations, List<Question> questions) {
        Map<Question, List<Answer.StationLine>> lines = new HashMap<>();
        for (int station = 0; station < world.stations(); station++) {
            List<Oracle.Run> runs = stations.get(station).runs();
            List<Said> facts = stations.get(station).facts();
            for (Question question : questions) {
                if (question instanceof Question.Stations asked) {
                    Answer.StationLine line = line(station, runs, facts, asked.window());
                    List<Answer.StationLine> kept = lines.computeIfAbsent(question, _ -> new ArrayList<>());
                    if (line.says()) {
                        kept.add(line);
                    }
                } else if (question instanceof Question.Timeline timeline && timeline.station() == station) {
                    answers.put(question, timeline(runs, timeline.window()));
                }
            }
        }
        lines.forEach((question, each) -> answers.put(question, new Answer.Stations(each)));
    }

    private static Answer.StationLine line(int station, List<Oracle.Run> runs, List<Said> facts, Window window) {
        Oracle.Id id = new Oracle.Id("default", World.station(station));
        Oracle.StationFigures figures = Oracle.station(id, runs, facts, window.from(), window.end());
        return new Answer.StationLine(
                station, figures.occupied(), figures.working(), figures.person(), figures.units(), figures.events());
    }

    private static Answer.Timeline timeline(List<Oracle.Run> runs, Window window) {
        return Answer.Timeline.of(runs.stream()
                .map(run -> new Answer.Run(
                        number(run.worker()),
                        run.state(),
                        Math.max(run.from(), window.from()),
                        Math.min(run.to(), window.end())))
                .filter(run -> run.from() < run.to())
                .toList());
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(1));
    }
}
