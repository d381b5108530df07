package io.linebeat.wire;

import io.linebeat.core.fact.Refusal;
import io.linebeat.core.fact.Refusal.Reason;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads events in JSON. What comes out is valid in every way that can be known at the door.
public final class EventReader {
    private EventReader() {}

    /// A body that holds one event.
    public static OneRead one(byte[] body, Doorway door) {
        return StrictJson.read(body, (json, text) -> one(alone(json, door), text), OneRead.Refused::new);
    }

    private static OneRead one(Verdict verdict, String text) {
        return switch (verdict) {
            case Verdict.Sound(var fact) -> new OneRead.Accepted(fact);
            case Verdict.Flawed(Problem problem) -> new OneRead.Refused(problem.refuse(text));
        };
    }

    /// A body that holds an array of events.
    public static BatchRead batch(byte[] body, Doorway door) {
        return StrictJson.read(body, (json, text) -> batch(json, text, door), BatchRead.Malformed::new);
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
        List<Item> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (items.size() == Limits.MAX_ITEMS) {
                String detail = "a batch holds at most " + Limits.MAX_ITEMS + " events; send lines for more";
                return new BatchRead.TooLong(new Refusal(Reason.TOO_LARGE, detail, Shown.raw(text)));
            }
            items.add(item(json, text, items.size(), door));
        }
        StrictJson.end(json);
        return new BatchRead.Items(items);
    }

    private static Item item(JsonParser json, String text, int index, Doorway door) {
        int start = Math.toIntExact(json.currentTokenLocation().getCharOffset());
        return switch (event(json, door)) {
            case Verdict.Sound(var fact) -> new Item.Good(index, fact);
            case Verdict.Flawed(Problem problem) -> {
                int end = Math.toIntExact(json.currentLocation().getCharOffset());
                yield new Item.Bad(index, problem.refuse(text.substring(start, end)));
            }
        };
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
