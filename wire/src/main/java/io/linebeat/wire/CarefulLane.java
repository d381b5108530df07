package io.linebeat.wire;

import io.linebeat.core.fact.FactColumns;
import io.linebeat.core.fact.Refusal;
import io.linebeat.core.fact.Refusal.Reason;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads events in JSON with a parser that knows all of it, and says what is wrong with them. What comes out is valid
/// in
/// every way that can be known at the door. Its word is final: see [FastJson] for what saves most events the way.
final class CarefulLane {
    private CarefulLane() {}

    /// A body that holds one event.
    static OneRead one(byte[] body, Doorway door) {
        return StrictJson.read(body, (json, text) -> one(alone(json, door), text), OneRead.Refused::new);
    }

    private static OneRead one(Verdict verdict, String text) {
        return switch (verdict) {
            case Verdict.Sound(var fact) -> new OneRead.Accepted(FactColumns.of(List.of(fact)));
            case Verdict.Flawed(Problem problem) -> new OneRead.Refused(problem.refuse(text));
        };
    }

    /// A body that holds an array of events.
    static BatchRead batch(byte[] body, Doorway door) {
        return StrictJson.read(body, (json, text) -> batch(json, text, door), BatchRead.Malformed::new);
    }

    /// The item of an array that stands in `[from, to)`, as if it were the only one, if that is one whole
    /// object and nothing else.
    static FastLane.Cut cut(byte[] body, int from, int to, Doorway door) {
        byte[] alone = new byte[to - from + 2];
        alone[0] = '[';
        System.arraycopy(body, from, alone, 1, to - from);
        alone[alone.length - 1] = ']';
        String text = Utf8.decode(alone);
        return text == null
                ? new FastLane.Cut.InDoubt()
                : StrictJson.readText(text, (json, _) -> cut(json, text, door), _ -> new FastLane.Cut.InDoubt());
    }

    private static FastLane.Cut cut(JsonParser json, String text, Doorway door) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return new FastLane.Cut.InDoubt();
        }
        Verdict verdict = event(json, door);
        int end = Math.toIntExact(json.currentLocation().getCharOffset());
        boolean isAlone = end == text.length() - 1 && json.nextToken() == JsonToken.END_ARRAY;
        StrictJson.end(json);
        return isAlone ? new FastLane.Cut.Item(verdict, text.substring(1, end)) : new FastLane.Cut.InDoubt();
    }

    /// One event in a text of its own.
    static Verdict judge(String text, Doorway door) {
        return StrictJson.readText(text, (json, _) -> alone(json, door), Verdict.Flawed::new);
    }

    private static Verdict alone(JsonParser json, Doorway door) {
        Verdict verdict = event(json, door);
        StrictJson.end(json);
        return verdict;
    }

    private static BatchRead batch(JsonParser json, String text, Doorway door) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            String found = StrictJson.kind(json.currentToken());
            return new BatchRead.Malformed(Problem.malformed("a batch is an array of events, not " + found)
                    .refuse(text));
        }
        FactColumns.Builder facts = new FactColumns.Builder(0);
        List<BadItem> bad = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            int index = facts.size() + bad.size();
            if (index == Limits.MAX_ITEMS) {
                String detail = "a batch holds at most " + Limits.MAX_ITEMS + " events; send lines for more";
                return new BatchRead.TooLong(new Refusal(Reason.TOO_LARGE, detail, Shown.raw(text)));
            }
            int start = Math.toIntExact(json.currentTokenLocation().getCharOffset());
            switch (event(json, door)) {
                case Verdict.Sound(var fact) -> facts.add(fact);
                case Verdict.Flawed(Problem problem) -> {
                    int end = Math.toIntExact(json.currentLocation().getCharOffset());
                    bad.add(new BadItem(index, problem.refuse(text.substring(start, end))));
                }
            }
        }
        StrictJson.end(json);
        return new Judged(facts.build(), bad);
    }

    /// The value at which the parser stands; it is left at the value's end.
    private static Verdict event(JsonParser json, Doorway door) {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Sent sent = StrictJson.object(json);
            Problem flaw = sent.flaw();
            return flaw == null ? EventExam.judge(sent, door) : new Verdict.Flawed(flaw);
        }
        StrictJson.pass(json, new Sent());
        String detail = "an event is an object, not " + StrictJson.kind(token);
        return new Verdict.Flawed(new Problem(Reason.WRONG_TYPE, detail));
    }
}
