package io.linebeat.server.command;

import io.linebeat.core.fact.State;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Ratio;
import io.linebeat.server.simulation.Accuracy;
import io.linebeat.server.simulation.Audit;
import io.linebeat.server.simulation.Sent;
import io.linebeat.server.simulation.Trial;
import io.linebeat.wire.HoldText;
import io.linebeat.wire.answer.Times;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Says how a simulation ended.
final class SimulateText {
    private static final int MOST_LINES = 20;

    private SimulateText() {}

    static void print(Trial.Result result, Trial.Plan plan, Faults faults, PrintWriter out) {
        Sent sent = result.sent();
        out.println("Simulated " + HoldText.print(wholeSeconds(sent.stretch().micros())) + " under " + plan.cameras()
                + " cameras at site " + sent.site().value() + ": seed " + plan.seed() + ", speed " + plan.speed()
                + ", faults " + faults);
        out.println("From " + Times.utc(sent.stretch().from()) + " to "
                + Times.utc(sent.stretch().to()) + (sent.stopped() ? ", where it was stopped" : ""));
        out.println();
        out.print(delivery(sent));
        sent.answers().reasons().forEach(reason -> out.println("refused: " + reason));
        out.println();
        audit(result.audit(), sent, out);
        out.println();
        out.print(accuracy(result.accuracies()));
        out.println();
        result.accuracies().forEach(each -> out.println(agreement(each)));
    }

    private static long wholeSeconds(long micros) {
        return micros / Micros.SECOND * Micros.SECOND;
    }

    private static String delivery(Sent sent) {
        Sent.Answers answers = sent.answers();
        Table table = new Table("Delivery", "Count");
        table.row("facts", number(sent.facts().size()));
        table.row("facts sent, repetitions included", number(sent.deliveries()));
        table.row("batches acknowledged", number(answers.batches()));
        table.row("facts acknowledged", number(answers.acknowledged()));
        table.row("of them duplicates", number(answers.duplicates()));
        table.row("of them conflicts", number(answers.conflicts()));
        table.row("facts more than a minute late", number(sent.late()));
        table.row("outages of a camera's link", number(sent.outages()));
        table.row("requests sent again", number(answers.retries()));
        table.row("facts refused", number(answers.refused()));
        return table.text(1);
    }

    private static void audit(Audit audit, Sent sent, PrintWriter out) {
        if (audit.differences().isEmpty()) {
            out.println("Equal to the oracle: " + number(audit.figures()) + " figures in " + audit.windows()
                    + " windows, no difference");
        } else {
            out.println("Not equal to the oracle: " + number(audit.differences().size()) + " of "
                    + number(audit.figures()) + " figures in " + audit.windows() + " windows differ");
            lines("difference: ", audit.differences(), out);
        }
        if (audit.lost().isEmpty() && audit.unknown().isEmpty()) {
            out.println("Nothing lost: the server lists " + number(audit.listed()) + " facts, as they were sent");
        } else {
            out.println("Lost or changed: the server lists " + number(audit.listed()) + " facts of "
                    + number(sent.facts().size()) + " sent");
            lines("lost: ", audit.lost(), out);
            lines("not sent so: ", audit.unknown(), out);
        }
    }

    private static void lines(String head, List<String> lines, PrintWriter out) {
        lines.stream().limit(MOST_LINES).forEach(line -> out.println(head + line));
        if (lines.size() > MOST_LINES) {
            out.println(head + "and " + number(lines.size() - MOST_LINES) + " more");
        }
    }

    private static String accuracy(List<Accuracy> accuracies) {
        Table table = new Table("Cameras", "What", "True", "Said", "Net", "Absolute");
        for (Accuracy each : accuracies) {
            for (State state : List.of(State.WORKING, State.IDLE, State.ABSENT)) {
                Accuracy.Gap gap = Objects.requireNonNull(each.states().get(state));
                table.row(
                        each.cameras(),
                        state.name().toLowerCase(Locale.ROOT) + " min",
                        minutes(gap.truth()),
                        minutes(gap.said()),
                        signed(gap.net(), minutes(gap.net())),
                        minutes(gap.absolute()));
            }
            Accuracy.Gap units = each.units();
            table.row(
                    each.cameras(),
                    "units",
                    number(units.truth()),
                    number(units.said()),
                    signed(units.net(), number(units.net())),
                    number(units.absolute()));
        }
        return "What the cameras said and what happened; absolute is the sum over the workers\n\n" + table.text(2);
    }

    private static String agreement(Accuracy accuracy) {
        return "State right in "
                + Ratio.of(accuracy.agreed(), accuracy.watched()).times(100).roundedOrZero(2) + " % of the time: "
                + accuracy.cameras();
    }

    private static String minutes(long micros) {
        return String.format(Locale.ROOT, "%,.1f", micros / (double) Micros.MINUTE);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String signed(long number, String text) {
        return number > 0 ? "+" + text : text;
    }
}
