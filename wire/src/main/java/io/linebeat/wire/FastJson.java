package io.linebeat.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The fast lane: events in JSON straight from bytes into columns.
///
/// Reading an event with care takes two microseconds, most of them for things that nobody keeps: tokens, texts, a map
/// of fields, a decimal number, a time with its zone, a fact. Nearly all events are written by programs, though, and
/// look like each other. So there are two lanes. This one is a scanner for what it can read *with certainty*;
/// whatever else it meets is "not mine", and the careful lane ([CarefulLane]) reads the same bytes from their
/// beginning and says, in its own words, what they are. The fast lane never refuses anything, and has no messages.
/// Whether both together answer as the careful lane alone is a property that `TwoLanesTest` tries on random, damaged
/// and hostile bytes.
///
/// What makes it fast:
///
/// - *One pass, and no object for an event.* The scanner walks over the bytes, and a [Draft] remembers where each
///   field's text begins and ends. When the object closes, the draft looks ids up by their bytes ([RosterIndex],
///   [Origins]) and appends numbers to columns.
/// - *Eight bytes at a time*, in texts ([Words]) and in the names of fields: the eight bytes behind a quotation mark
///   tell all known names apart. They are compared first with the name that followed the previous one the last time,
///   for a program writes its fields in one order.
/// - *No decoding.* An id that is equal, byte for byte, to a registered one is valid UTF-8 and a sound id. Texts that
///   are kept must be printable ASCII.
///
/// What makes it certain. Its subset is smaller than JSON: texts without a backslash, numbers in plain forms, and no
/// containers inside an event. A field that stands twice is seen by its bit, an unknown name that stands twice by
/// comparing the few unknown names there may be. Bytes beyond ASCII go through only as part of a known id, so the
/// bytes of an event that was taken are UTF-8. And a read beyond the end of the input gives 0, which is part of no
/// event.
///
/// Not for use by two threads.
final class FastJson {
    /// In place of a position: what stands here is for the careful lane.
    static final int NOT_MINE = -1;

    /// How many unknown names an event may have here, and how long they may be.
    private static final int MAX_UNKNOWN = 8;
    private static final int MAX_UNKNOWN_CHARS = 64;
    private static final int MAX_IGNORED_CHARS = 1_024;

    private static final byte DELETE = 0x7F;
    private static final int UNKNOWN = Draft.FIELDS;
    private static final long TRUE = Words.of("true");
    private static final long FALSE = Words.of("false");
    private static final long NULL = Words.of("null");

    /// Of each field's name with its closing quotation mark: the first eight bytes, which bits of them there are, the
    /// last eight bytes, the length.
    private static final long[] HEADS = new long[Draft.FIELDS];

    private static final long[] HEAD_BITS = new long[Draft.FIELDS];
    private static final long[] TAILS = new long[Draft.FIELDS];
    private static final int[] LENGTHS = new int[Draft.FIELDS];

    static {
        for (Field each : Field.values()) {
            int field = each.number();
            if (field < Draft.FIELDS) {
                byte[] name = (each.code() + '"').getBytes(StandardCharsets.US_ASCII);
                int head = Math.min(name.length, Words.BYTES);
                HEADS[field] = Words.within(name, 0, head);
                HEAD_BITS[field] = -1L >>> ((Words.BYTES - head) * Byte.SIZE);
                TAILS[field] = Words.at(name, Math.max(0, name.length - Words.BYTES));
                LENGTHS[field] = name.length;
            }
        }
    }

    private final Draft draft;
    private byte[] text = {};
    private int end;
    /// The field that stood behind each the last time; the last place is for what stands first.
    private final int[] successors = new int[Draft.FIELDS + 1];
    private final int[] unknownFrom = new int[MAX_UNKNOWN];
    private final int[] unknownTo = new int[MAX_UNKNOWN];
    private int unknown;
    /// Whether the last text held bytes beyond ASCII.
    private boolean isWide;

    FastJson(Draft draft) {
        this.draft = draft;
    }

    /// Reads these bytes from now on, up to `limit`.
    void read(byte[] bytes, int limit) {
        text = bytes;
        end = limit;
    }

    /// Reads the object that begins at `start`, and adds it as a fact.
    ///
    /// @return where the text goes on behind it, or [#NOT_MINE]: then nothing was added
    int event(int start) {
        int next = object(start);
        return next != NOT_MINE && next <= end && draft.admit() ? next : NOT_MINE;
    }

    /// Reads the object that stands alone from `start` to the end, and adds it as a fact.
    ///
    /// @return whether it was added
    boolean eventAlone(int start) {
        int next = object(space(start));
        return next != NOT_MINE && space(next) == end && draft.admit();
    }

    private int object(int start) {
        if (at(start) != '{') {
            return NOT_MINE;
        }
        draft.begin(text);
        unknown = 0;
        int seen = 0;
        int field = UNKNOWN;
        int next = space(start + 1);
        while (at(next) == '"') {
            field = field(next + 1, field);
            next = field == UNKNOWN ? ignored(next + 1) : known(field, seen, next + 1 + LENGTHS[field]);
            if (next == NOT_MINE) {
                return NOT_MINE;
            }
            seen |= 1 << field;
            next = space(next);
            byte follows = at(next);
            if (follows == '}') {
                return next + 1;
            }
            if (follows != ',') {
                return NOT_MINE;
            }
            next = space(next + 1);
        }
        return NOT_MINE;
    }

    /// The field whose name and quotation mark stand at `from`.
    ///
    /// @param before the field before it
    private int field(int from, int before) {
        long head = Words.at(text, from);
        int likely = successors[before];
        if (isName(likely, head, from)) {
            return likely;
        }
        for (int field = 0; field < Draft.FIELDS; field++) {
            if (isName(field, head, from)) {
                successors[before] = field;
                return field;
            }
        }
        return UNKNOWN;
    }

    private boolean isName(int field, long head, int from) {
        return (head & HEAD_BITS[field]) == HEADS[field]
                && (LENGTHS[field] <= Words.BYTES
                        || Words.at(text, from + LENGTHS[field] - Words.BYTES) == TAILS[field]);
    }

    /// A known field, behind its name.
    private int known(int field, int seen, int from) {
        int start = colon(from);
        if (start == NOT_MINE || (seen & 1 << field) != 0) {
            return NOT_MINE;
        }
        byte first = at(start);
        if (first == '"') {
            int close = close(start + 1);
            return close != NOT_MINE && draft.text(field, start + 1, close, !isWide) ? close + 1 : NOT_MINE;
        }
        if (first >= 'a') {
            return word(field, start);
        }
        int after = FastNumber.end(text, start, end);
        return draft.number(field, start, after) ? after : NOT_MINE;
    }

    /// `null`, which says nothing; `true` or `false`.
    private int word(int field, int start) {
        int after = literal(start);
        if (after == NOT_MINE || at(start) == 'n') {
            return after;
        }
        return draft.flag(field, at(start) == 't') ? after : NOT_MINE;
    }

    private int literal(int start) {
        long word = Words.at(text, start);
        if ((word & 0xFFFF_FFFFL) == NULL || (word & 0xFFFF_FFFFL) == TRUE) {
            return start + 4;
        }
        return (word & 0xFF_FFFF_FFFFL) == FALSE ? start + 5 : NOT_MINE;
    }

    /// A field with a name that is not known, from behind the quotation mark on, and a value that is no container.
    private int ignored(int from) {
        int close = close(from);
        if (close == NOT_MINE || isWide || close - from > MAX_UNKNOWN_CHARS || !isNewName(from, close)) {
            return NOT_MINE;
        }
        int start = colon(close + 1);
        if (start == NOT_MINE) {
            return NOT_MINE;
        }
        byte first = at(start);
        if (first == '"') {
            int end = close(start + 1);
            return end == NOT_MINE || isWide || end - start > MAX_IGNORED_CHARS ? NOT_MINE : end + 1;
        }
        if (first >= 'a') {
            return literal(start);
        }
        int after = FastNumber.end(text, start, end);
        return FastNumber.isPlain(text, start, after) ? after : NOT_MINE;
    }

    /// Remembers an unknown name of this event.
    private boolean isNewName(int from, int to) {
        for (int i = 0; i < unknown; i++) {
            if (Arrays.equals(text, from, to, text, unknownFrom[i], unknownTo[i])) {
                return false;
            }
        }
        if (unknown == MAX_UNKNOWN) {
            return false;
        }
        unknownFrom[unknown] = from;
        unknownTo[unknown] = to;
        unknown++;
        return true;
    }

    /// Where the value behind a colon begins.
    private int colon(int from) {
        int next = space(from);
        return at(next) == ':' ? space(next + 1) : NOT_MINE;
    }

    /// The closing quotation mark of the text that begins at `from`.
    private int close(int from) {
        isWide = false;
        int close = Words.plainUntil(text, from, end);
        byte found = at(close);
        if (found == '"') {
            return close;
        }
        return found < 0 || found == DELETE ? wideClose(close) : NOT_MINE;
    }

    private int wideClose(int from) {
        isWide = true;
        for (int i = from; i < end; i++) {
            byte found = text[i];
            if (found == '"') {
                return i;
            }
            if (found == '\\' || (found >= 0 && found < ' ')) {
                return NOT_MINE;
            }
        }
        return NOT_MINE;
    }

    /// Where something other than space stands.
    int space(int from) {
        return from < end && text[from] > ' ' ? from : behindSpace(from);
    }

    private int behindSpace(int from) {
        int next = from;
        while (next < end && isSpace(text[next])) {
            next++;
        }
        return next;
    }

    private static boolean isSpace(byte character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }

    private byte at(int place) {
        return place < end ? text[place] : 0;
    }

    /// Where the object that begins at `start` ends, whatever is in it, for it to be cut out; or [#NOT_MINE] if it
    /// does not end.
    int objectEnd(int start) {
        int open = 0;
        for (int i = start; i < end; i++) {
            switch (text[i]) {
                case '{', '[' -> open++;
                case '}', ']' -> open--;
                case '"' -> i = closeOfAny(i + 1);
                default -> {}
            }
            if (open == 0) {
                return i < end ? i + 1 : NOT_MINE;
            }
        }
        return NOT_MINE;
    }

    private int closeOfAny(int from) {
        int next = Words.find(text, from, end, '"', '\\');
        while (next < end && text[next] == '\\') {
            next = Words.find(text, Math.min(end, next + 2), end, '"', '\\');
        }
        return next;
    }
}
