package io.linebeat.wire;

import io.linebeat.core.fact.FactColumns;
import io.linebeat.core.fact.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that reads events fast, with what it has learned of the plant and of its cameras; and what was read so far.
/// Many events go through it one after another: it gathers facts in columns, and the refusals that the careful lane
/// gives.
///
/// See [FastJson]. Not for use by two threads.
final class FastLane {
    /// About as long is an event; it is a guess that costs nothing when it is wrong.
    private static final int BYTES_OF_AN_EVENT = 160;

    /// A parser for each item is dearer than one for all: where more than half of the items are for the careful lane,
    /// and
    /// more than these, it gets the whole body.
    private static final int MOST_CUT_OUT = 64;

    private static final byte[] NO_BYTES = {};

    private final Draft draft = new Draft();
    private final FastJson json = new FastJson(draft);
    private final FastCsv csv = new FastCsv(draft);
    private FactColumns.Builder facts = new FactColumns.Builder(0);
    private List<BadItem> bad = new ArrayList<>();
    private long badChars;
    private int cutOut;

    /// Knows these by heart from now on.
    ///
    /// @param now the time, in microseconds since the epoch
    void use(RosterIndex index, long now) {
        draft.use(index, now);
    }

    /// Gathers anew.
    void begin(int expected) {
        facts = new FactColumns.Builder(expected);
        bad = new ArrayList<>();
        badChars = 0;
        cutOut = 0;
        draft.into(facts);
    }

    /// What was gathered.
    Judged end() {
        return new Judged(facts.build(), bad);
    }

    /// Forgets what was read and gathered, but not what was learned.
    void letGo() {
        draft.begin(NO_BYTES);
        json.read(NO_BYTES, 0);
        begin(0);
    }

    int size() {
        return facts.size() + bad.size();
    }

    /// How many characters the refusals keep of what was sent.
    long badChars() {
        return badChars;
    }

    /// Takes in what the careful lane says of an event.
    ///
    /// @param raw the event as it was sent
    void add(int index, Verdict verdict, String raw) {
        switch (verdict) {
            case Verdict.Sound(var fact) -> draft.add(fact);
            case Verdict.Flawed(Problem problem) -> add(new BadItem(index, problem.refuse(raw)));
        }
    }

    void add(BadItem item) {
        Refusal refusal = item.refusal();
        badChars += refusal.raw().length() + refusal.detail().length();
        bad.add(item);
    }

    /// Whether the line of JSON in `[from, to)` was an event for the fast lane.
    boolean line(byte[] text, int from, int to) {
        json.read(text, to);
        return json.eventAlone(from);
    }

    /// Whether the row of CSV in `[from, to)` was an event for the fast lane.
    boolean row(byte[] text, int from, int to, int[] fields) {
        return csv.event(text, from, to, fields);
    }

    /// Reads a body that is one event; `null` where it is for the careful lane.
    @Nullable
    FactColumns single(byte[] body) {
        begin(1);
        int start = Utf8.startsWithMark(body) ? Utf8.MARK_BYTES : 0;
        return line(body, start, body.length) ? facts.build() : null;
    }

    /// Reads an array of events.
    ///
    /// An item that is not for the fast lane is cut out and goes through the careful lane alone, in an array of its
    /// own: a parser that reads from left to right says the same of it there, if it finds one whole item. Whatever
    /// else is in doubt makes the whole body one for the careful lane: what is torn refuses all of it, and only a
    /// reading from its beginning can say where.
    ///
    /// @return `null` where the body is for the careful lane
    @Nullable
    Judged array(byte[] body, int length, Doorway door) {
        begin(Math.min(length / BYTES_OF_AN_EVENT, Limits.MAX_ITEMS));
        json.read(body, length);
        int open = json.space(Utf8.startsWithMark(body) ? Utf8.MARK_BYTES : 0);
        int next = open < length && body[open] == '[' ? json.space(open + 1) : length;
        if (next < length && body[next] == ']') {
            return json.space(next + 1) == length ? end() : null;
        }
        while (next < length && size() < Limits.MAX_ITEMS) {
            next = item(body, next, door);
            if (next == FastJson.NOT_MINE || next == length) {
                return null;
            }
            if (body[next] == ']') {
                return json.space(next + 1) == length ? end() : null;
            }
            if (body[next] != ',') {
                return null;
            }
            next = json.space(next + 1);
        }
        return null;
    }

    /// @return where something stands behind the item, or [FastJson#NOT_MINE]
    private int item(byte[] body, int start, Doorway door) {
        int next = json.event(start);
        if (next == FastJson.NOT_MINE) {
            next = carefully(body, start, door);
        }
        return next == FastJson.NOT_MINE ? next : json.space(next);
    }

    private int carefully(byte[] body, int start, Doorway door) {
        int next = body[start] == '{' ? json.objectEnd(start) : FastJson.NOT_MINE;
        cutOut++;
        if (next == FastJson.NOT_MINE || (cutOut > MOST_CUT_OUT && cutOut > size() / 2)) {
            return FastJson.NOT_MINE;
        }
        return switch (CarefulLane.cut(body, start, next, door)) {
            case Cut.InDoubt() -> FastJson.NOT_MINE;
            case Cut.Item(Verdict verdict, String raw) -> {
                add(size(), verdict, raw);
                yield next;
            }
        };
    }

    /// A piece that was cut out of an array.
    sealed interface Cut {
        /// It is one item.
        record Item(Verdict verdict, String raw) implements Cut {}

        /// It is none, or more than that.
        record InDoubt() implements Cut {}
    }
}
