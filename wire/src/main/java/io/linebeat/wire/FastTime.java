package io.linebeat.wire;

import io.linebeat.core.measure.Micros;

/// Times in the one form that nearly all senders use, from bytes and with whole numbers alone:
/// `2026-01-02T03:04:05.678+01:00`, the fraction and what follows it as [Timestamps] has them.
final class FastTime {
    /// In place of a time: the text is of another form, or names no time. [Timestamps] says which.
    static final long NOT_MINE = Long.MIN_VALUE;

    private static final int SECONDS_END = 19;
    private static final int MAX_CHARS = 64;
    private static final int OFFSET_CHARS = 6;
    private static final int MAX_OFFSET_MINUTES = 18 * 60;

    private static final Pattern YEAR_AND_MONTH = new Pattern("0000-00-");
    private static final Pattern DAY_TO_MINUTE = new Pattern("00T00:00");
    private static final Pattern OFFSET = new Pattern("00:00");

    private static final int[] DAYS_OF_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final int DAYS_OF_400_YEARS = 146_097;
    /// From 0000-03-01 to 1970-01-01.
    private static final int DAYS_TO_1970 = 719_468;

    private FastTime() {}

    /// Eight characters (or fewer), of which those that are a 0 here may be any digit.
    ///
    /// @param kinds the bits that tell a digit from what is none, and all bits of the other characters
    /// @param kind those bits as they have to be
    /// @param sixes 6 for each digit: it makes a 0x3A to 0x3F something that no longer begins with 3
    private record Pattern(long kinds, long kind, long sixes) {
        private static final long HIGH_HALF = 0xF0;

        Pattern(String form) {
            long allKinds = 0;
            long allSixes = 0;
            for (int i = form.length() - 1; i >= 0; i--) {
                boolean digit = form.charAt(i) == '0';
                allKinds = allKinds << Byte.SIZE | (digit ? HIGH_HALF : 0xFF);
                allSixes = allSixes << Byte.SIZE | (digit ? 6 : 0);
            }
            this(allKinds, Words.of(form) & allKinds, allSixes);
        }

        boolean fits(long word) {
            return (word & kinds) == kind && ((word + sixes) & kinds) == kind;
        }
    }

    /// Microseconds since the epoch, or [#NOT_MINE].
    ///
    /// @param isUtc whether a time without an offset is one of UTC
    static long micros(byte[] text, int from, int to, boolean isUtc) {
        if (to - from < SECONDS_END || to - from > MAX_CHARS) {
            return NOT_MINE;
        }
        long yearAndMonth = Words.at(text, from);
        long dayToMinute = Words.at(text, from + Words.BYTES);
        int second = digits(text, from + 17);
        if (!YEAR_AND_MONTH.fits(yearAndMonth)
                || !DAY_TO_MINUTE.fits(dayToMinute)
                || text[from + 16] != ':'
                || second > 59) {
            return NOT_MINE;
        }
        int year = pair(yearAndMonth, 0) * 100 + pair(yearAndMonth, 2);
        int month = pair(yearAndMonth, 5);
        int day = pair(dayToMinute, 0);
        int hour = pair(dayToMinute, 3);
        int minute = pair(dayToMinute, 6);
        if (!isDay(year, month, day) || hour > 23 || minute > 59) {
            return NOT_MINE;
        }
        long seconds = ((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
        return rest(text, from + SECONDS_END, to, seconds * Micros.SECOND, isUtc);
    }

    /// The fraction and the offset.
    private static long rest(byte[] text, int from, int to, long whole, boolean isUtc) {
        int next = from;
        long micros = whole;
        if (next < to && text[next] == '.') {
            long unit = Micros.SECOND / 10;
            for (next++; next < to && isDigit(text[next]); next++) {
                micros += unit * (text[next] - '0');
                unit /= 10;
            }
            if (next == from + 1) {
                return NOT_MINE;
            }
        }
        if (next == to) {
            return isUtc ? micros : NOT_MINE;
        }
        if (text[next] == 'Z') {
            return next + 1 == to ? micros : NOT_MINE;
        }
        return withOffset(text, next, to, micros);
    }

    private static long withOffset(byte[] text, int from, int to, long local) {
        boolean isWest = text[from] == '-';
        if (to - from != OFFSET_CHARS || !(isWest || text[from] == '+')) {
            return NOT_MINE;
        }
        long word = Words.within(text, from + 1, to);
        int minutes = pair(word, 0) * 60 + pair(word, 3);
        if (!OFFSET.fits(word) || pair(word, 3) > 59 || minutes > MAX_OFFSET_MINUTES) {
            return NOT_MINE;
        }
        return isWest ? local + minutes * Micros.MINUTE : local - minutes * Micros.MINUTE;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    /// The number in two characters; one that is too great if they are no digits.
    private static int digits(byte[] text, int from) {
        return isDigit(text[from]) && isDigit(text[from + 1])
                ? (text[from] - '0') * 10 + text[from + 1] - '0'
                : Integer.MAX_VALUE;
    }

    /// The number in two digits of a word.
    private static int pair(long word, int first) {
        int both = (int) (word >>> (first * Byte.SIZE));
        return (both & 0xF) * 10 + ((both >>> Byte.SIZE) & 0xF);
    }

    private static boolean isDay(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1) {
            return false;
        }
        boolean isLeap = month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return day <= DAYS_OF_MONTH[month - 1] + (isLeap ? 1 : 0);
    }

    /// Days since 1970-01-01 of a day in the years 0 to 9999. Years begin in March here, so that the odd day is the
    /// last
    /// of its year; every 400 of them are alike.
    private static long days(int year, int month, int day) {
        int shifted = month > 2 ? year : year + 399; // a year earlier, and an era later to stay above 0
        int era = month > 2 ? shifted / 400 : shifted / 400 - 1;
        int yearOfEra = shifted % 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return (long) era * DAYS_OF_400_YEARS + dayOfEra - DAYS_TO_1970;
    }
}
