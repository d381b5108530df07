package io.linebeat.store.sqlite;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.ledger.Book;
import io.linebeat.core.ledger.Contents;
import io.linebeat.core.ledger.Library;
import io.linebeat.core.ledger.Page;
import io.linebeat.core.ledger.Rebuilding;
import io.linebeat.core.ledger.Rebuilding.Rebuilt;
import io.linebeat.store.Progress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes every page's sums and carries anew from the facts, within one transaction. All pages are kept before.
final class Rebuild {
    private final Book book;
    private final Numbers names;
    private final Rules rules;
    private final Statements sql;
    private final List<Page> added = new ArrayList<>();
    private int done;

    Rebuild(Book book, Numbers names, Rules rules, Statements sql) {
        this.book = book;
        this.names = names;
        this.rules = rules;
        this.sql = sql;
    }

    /// The book afterwards: where something is now carried into time that had no page, it has one.
    Book run(Library library, Runnable beforeEach, Progress progress) {
        try (SecondThread second = new SecondThread()) {
            new Rebuilding(names, rules, second).of(book, library, (page, rebuilt) -> {
                beforeEach.run();
                write(page, rebuilt);
                progress.reached(page == null ? done : ++done, book.size());
            });
        }
        return book.with(added);
    }

    private void write(@Nullable Page page, Rebuilt rebuilt) {
        Contents contents = rebuilt.contents();
        if (page != null) {
            PageRows.writeFigures(page.no(), page.cell(), contents, sql);
        } else if (contents.lanes() > 0) {
            Page ofGap = new Page(rebuilt.cell(), 0, 0, 0, Long.MAX_VALUE, Long.MIN_VALUE, 0, contents);
            added.add(ofGap.keptAs(PageRows.insert(ofGap, contents, sql)));
        }
    }
}
