package io.linebeat.store.sqlite;

import io.linebeat.core.ledger.Book;
import io.linebeat.core.ledger.Cell;
import io.linebeat.core.ledger.Grid;
import io.linebeat.core.ledger.Page;
import io.linebeat.core.ledger.Reckoner;
import io.linebeat.store.pack.PackedSums;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The sums of cells that hold several pages. They are a help to questions and never needed: where one is missing, what
/// is below it is added up. So a page that changes just removes those above it, and they are added up again when the
/// writer has time and the pages below have come to rest.
final class CellSums {
    /// Cells that are added up with one commit.
    private static final int AT_ONCE = 4;
    /// Cells that are looked at for that, of which many may not be at rest.
    private static final int LOOKED_AT = 16;

    private final Statements sql;
    private final Set<Cell> present = new HashSet<>();
    private final Set<Cell> wanting = new LinkedHashSet<>();

    CellSums(Statements sql) {
        this.sql = sql;
    }

    void load(Book book) {
        present.clear();
        wanting.clear();
        sql.query("SELECT id FROM cell_sums", row -> present.add(cell(row.getLong(1))));
        wantAllOf(book);
    }

    private static Cell cell(long id) {
        return new Cell((int) (id >>> 48), id & (1L << 48) - 1);
    }

    private void wantAllOf(Book book) {
        for (Page page : book.pages()) {
            Cell cell = page.cell();
            while (cell.level() < Grid.COARSEST) {
                cell = cell.parent();
                if (!present.contains(cell)) {
                    wanting.add(cell);
                }
            }
        }
    }

    /// None is right any more.
    void clear(Book book) {
        sql.update("DELETE FROM cell_sums");
        present.clear();
        wanting.clear();
        wantAllOf(book);
    }

    /// A page has changed: the sums above it are wrong.
    void changed(Cell page) {
        Cell cell = page;
        while (cell.level() < Grid.COARSEST) {
            cell = cell.parent();
            if (present.remove(cell)) {
                sql.update("DELETE FROM cell_sums WHERE id = ?", Shelf.id(cell));
            }
            wanting.add(cell);
        }
    }

    /// Whether any could be added up.
    boolean areWanting(Book book) {
        return wanting.stream().anyMatch(cell -> isAtRest(cell, book));
    }

    private static boolean isAtRest(Cell cell, Book book) {
        return book.areKept(book.firstFrom(cell.from()), book.firstFrom(cell.to()));
    }

    /// Adds some up, and says whether there were any.
    boolean addUpSome(Book book, Reckoner reckoner) {
        List<Cell> looked = new ArrayList<>();
        int added = 0;
        for (Cell cell : wanting) {
            if (looked.size() == LOOKED_AT || added == AT_ONCE) {
                break;
            }
            looked.add(cell);
            if (hasSeveralPages(cell, book) && isAtRest(cell, book)) {
                byte[] sums = PackedSums.pack(reckoner.sums(cell.span()), Shelf.id(cell));
                sql.update("INSERT OR REPLACE INTO cell_sums (id, sums) VALUES (?, ?)", Shelf.id(cell), sums);
                present.add(cell);
                added++;
            }
        }
        wanting.removeAll(looked);
        looked.stream()
                .filter(cell -> hasSeveralPages(cell, book) && !present.contains(cell))
                .forEach(wanting::add);
        return added > 0;
    }

    private static boolean hasSeveralPages(Cell cell, Book book) {
        return book.firstFrom(cell.to()) - book.firstFrom(cell.from()) > 1;
    }
}
