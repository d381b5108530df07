package io.linebeat.store.sqlite;

import io.linebeat.core.ledger.Book;

/// A state of the book, and which state of the tables its pages are to be opened from.
///
/// @param number how often pages had changed in the tables
/// @param rebuilt how often figures had been computed anew
record Edition(Book book, long number, long rebuilt) {
    static final Edition NONE = new Edition(Book.EMPTY, -1, -1);

    static long number(Statements sql) {
        return sql.number("SELECT edition FROM census");
    }
}
