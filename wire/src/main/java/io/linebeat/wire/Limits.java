package io.linebeat.wire;

import io.linebeat.core.measure.Micros;

/// How much, how long, how early and how late: past each of these the answer says so, and nothing is dropped
/// in silence.
public final class Limits {
    /// The most bytes of a body that holds one event or one array of them.
    public static final int MAX_BODY_BYTES = 32 * 1024 * 1024;
    /// The most items of an array of events; longer input goes line by line.
    public static final int MAX_ITEMS = 20_000;
    /// The most bytes of one line of NDJSON, or of one row of CSV, without its line end.
    public static final int MAX_LINE_BYTES = 64 * 1024;

    /// How deep JSON may be nested; an array of events is the first level, an event in it the second.
    public static final int MAX_DEPTH = 32;
    /// The longest number, sign, point and exponent included.
    public static final int MAX_NUMBER_CHARS = 64;
    /// The longest text, and the longest name of a field.
    public static final int MAX_STRING_CHARS = 64 * 1024;

    /// The longest id of a worker, station, camera, model (or its version) or site, in characters (code
    /// points).
    public static final int MAX_ID_CHARS = 128;
    /// The longest `event_id`, in characters.
    public static final int MAX_EVENT_ID_CHARS = 200;
    /// The longest name of a worker or station, and the longest type of a station, in characters.
    public static final int MAX_NAME_CHARS = 200;

    /// Facts before this instant, 2000-01-01T00:00:00Z, are refused; in microseconds since the epoch.
    public static final long EARLIEST = 946_684_800L * Micros.SECOND;
    /// How far ahead of the clock a fact may be, in microseconds.
    public static final long MAX_AHEAD = 10 * Micros.MINUTE;

    /// How many characters of a value a refusal shows.
    public static final int MAX_SHOWN_CHARS = 80;

    private Limits() {}
}
