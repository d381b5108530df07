package io.linebeat.store.sqlite;

import io.linebeat.core.ledger.Cell;
import io.linebeat.core.ledger.Contents;
import io.linebeat.core.ledger.Page;
import io.linebeat.core.ledger.Slice;
import io.linebeat.store.pack.Damaged;
import io.linebeat.store.pack.PackedCarries;
import io.linebeat.store.pack.PackedFacts;
import io.linebeat.store.pack.PackedSums;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Pages as rows.
final class PageRows {
    static final String COLUMNS = "no, level, cell, facts, of_senders, first_at, last_at, seal";

    private PageRows() {}

    static Page read(ResultSet row) throws SQLException {
        Cell cell = new Cell(row.getInt(2), row.getLong(3));
        if (seal(cell, row.getInt(4), row.getInt(5), row.getLong(6), row.getLong(7)) != row.getLong(8)) {
            throw new Damaged("row " + row.getLong(1) + " of page: the checksum is another one");
        }
        return new Page(
                cell, row.getLong(1), row.getInt(4), row.getInt(5), row.getLong(6), row.getLong(7), Page.KEPT, null);
    }

    private static long seal(Cell cell, int facts, int ofSenders, long first, long last) {
        return Seal.of(List.of(Shelf.id(cell), facts, ofSenders, first, last));
    }

    /// Writes a page and its figures, and says under which number.
    static long insert(Page page, Contents contents, Statements sql) {
        PackedFacts.Packing facts = packing(contents);
        long key = Shelf.id(page.cell());
        long no = sql.number(
                "INSERT INTO page (level, cell, facts, of_senders, first_at, last_at, seal, packed, sources)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING no",
                page.cell().level(),
                page.cell().number(),
                page.facts(),
                page.ofSenders(),
                page.first(),
                page.last(),
                seal(page.cell(), page.facts(), page.ofSenders(), page.first(), page.last()),
                facts.packed(key),
                facts.sources(key));
        writeFigures(no, page.cell(), contents, sql);
        return no;
    }

    static void writeFigures(long page, Cell cell, Contents contents, Statements sql) {
        sql.update(
                "INSERT OR REPLACE INTO figures (page, sums, carries) VALUES (?, ?, ?)",
                page,
                PackedSums.pack(contents.sums(), Shelf.id(cell)),
                PackedCarries.pack(contents, Shelf.id(cell)));
    }

    static void delete(Page page, Statements sql) {
        sql.update("DELETE FROM page WHERE no = ?", page.no());
        sql.update("DELETE FROM figures WHERE page = ?", page.no());
    }

    private static PackedFacts.Packing packing(Contents contents) {
        List<Slice> slices = new ArrayList<>(contents.lanes());
        long[] lanes = new long[contents.lanes()];
        for (int i = 0; i < contents.lanes(); i++) {
            Slice slice = contents.slice(i);
            if (!slice.isEmpty()) {
                lanes[slices.size()] = contents.lane(i);
                slices.add(slice);
            }
        }
        return PackedFacts.pack(Arrays.copyOf(lanes, slices.size()), slices.toArray(Slice[]::new));
    }
}
