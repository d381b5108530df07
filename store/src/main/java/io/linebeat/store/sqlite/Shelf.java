package io.linebeat.store.sqlite;

import io.linebeat.core.ledger.Cell;
import io.linebeat.core.ledger.Contents;
import io.linebeat.core.ledger.Library;
import io.linebeat.core.ledger.Page;
import io.linebeat.core.ledger.Sums;
import io.linebeat.store.pack.PackedCarries;
import io.linebeat.store.pack.PackedFacts;
import io.linebeat.store.pack.PackedPage;
import io.linebeat.store.pack.PackedSums;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Opens kept pages from one transaction's state of the tables.
final class Shelf implements Library {
    private final Statements sql;
    private final PageCache cache;
    private final long rebuilt;

    Shelf(Statements sql, PageCache cache, long rebuilt) {
        this.sql = sql;
        this.cache = cache;
        this.rebuilt = rebuilt;
    }

    @Override
    public Contents open(Page page) {
        Contents cached = cache.get(key(page));
        if (cached != null && !cached.isBare()) {
            return cached;
        }
        return read(page, "packed, carries, sources, sums", row -> {
            byte[] packed = row.getBytes(1);
            byte[] sources = row.getBytes(3);
            return contents(
                    page,
                    row,
                    PackedFacts.of(packed, sources, id(page.cell())),
                    packed.length + sources.length,
                    PackedSums.unpack(row.getBytes(4), id(page.cell())));
        });
    }

    @Override
    public Contents openBare(Page page) {
        Contents cached = cache.get(key(page));
        if (cached != null) {
            return cached;
        }
        return read(page, "packed, carries", row -> {
            byte[] packed = row.getBytes(1);
            return contents(page, row, PackedFacts.bare(packed, id(page.cell())), packed.length, null);
        });
    }

    private PageCache.Key key(Page page) {
        return new PageCache.Key(page.no(), rebuilt);
    }

    private Contents read(Page page, String columns, Statements.RowMapper<Contents> mapper) {
        Contents read = ofPage(page, "SELECT " + columns + " FROM page JOIN figures ON page = no WHERE no = ?", mapper);
        cache.offer(key(page), read);
        return read;
    }

    private static Contents contents(Page page, ResultSet row, PackedFacts facts, int bytes, @Nullable Sums sums)
            throws SQLException {
        byte[] packed = row.getBytes(2);
        PackedCarries carries = PackedCarries.of(packed, page.cell().from(), id(page.cell()));
        PackedPage stock = new PackedPage(facts, carries);
        return Contents.kept(page.cell().span(), carries.lanes(), stock, bytes + packed.length, sums);
    }

    @Override
    public Contents openFacts(Page page) {
        return ofPage(page, "SELECT packed FROM page WHERE no = ?", row -> {
            byte[] packed = row.getBytes(1);
            PackedFacts facts = PackedFacts.bare(packed, id(page.cell()));
            return Contents.kept(page.cell().span(), facts.allLanes(), facts, packed.length, null);
        });
    }

    @Override
    public Sums sums(Page page) {
        return ofPage(
                page,
                "SELECT sums FROM figures WHERE page = ?",
                row -> PackedSums.unpack(row.getBytes(1), id(page.cell())));
    }

    @Override
    public @Nullable Sums sums(Cell cell) {
        return one(
                "SELECT sums FROM cell_sums WHERE id = ?",
                row -> PackedSums.unpack(row.getBytes(1), id(cell)),
                id(cell));
    }

    static long id(Cell cell) {
        return (long) cell.level() << 48 | cell.number();
    }

    /// What is kept under a page's number, and must be there.
    private <T> T ofPage(Page page, String query, Statements.RowMapper<T> mapper) {
        T found = one(query, mapper, page.no());
        if (found == null) {
            throw new IllegalStateException("the page of " + page.cell() + " is not where it was kept");
        }
        return found;
    }

    private <T> @Nullable T one(String query, Statements.RowMapper<T> mapper, long key) {
        List<T> found = new ArrayList<>(1);
        sql.query(query, row -> found.add(mapper.map(row)), key);
        return found.isEmpty() ? null : found.getFirst();
    }
}
