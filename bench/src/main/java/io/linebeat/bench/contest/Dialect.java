package io.linebeat.bench.contest;

/// Where databases differ in the words of the law.
enum Dialect {
    POSTGRES,
    DUCKDB,
    QUESTDB;

    /// A table expression `day` of one column `number`: 0 up to but without `count`.
    String days(int count) {
        return switch (this) {
            case POSTGRES -> "generate_series(0, " + (count - 1) + ") AS day(number)";
            case DUCKDB -> "range(" + count + ") AS day(number)";
            case QUESTDB -> "(SELECT x - 1 AS number FROM long_sequence(" + count + ")) day";
        };
    }

    /// How often `divisor` goes into a number that is not negative.
    String quotient(String number, long divisor) {
        return "(" + number + (this == DUCKDB ? ") // " : ") / ") + divisor;
    }
}
