package io.linebeat.store.sqlite;

import io.linebeat.core.ledger.Cell;
import io.linebeat.core.ledger.Contents;
import io.linebeat.core.ledger.Library;
import io.linebeat.core.ledger.Page;
import io.linebeat.core.ledger.Sums;
import io.linebeat.store.pack.PackedCarries;
import io.linebeat.store.pack.PackedFacts;
import io.linebeat.store.pack.PackedSums;
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
        PageCache.Key key = new PageCache.Key(page.no(), rebuilt);
        Contents cached = cache.get(key);
        if (cached != null) {
            return cached;
        }
        Contents read = ofPage(
                page,
                "SELECT packed, sums, carries FROM page JOIN figures ON page = no WHERE no = ?",
                row -> contents(page, row.getBytes(1), row.getBytes(2), row.getBytes(3)));
        cache.put(key, read);
        return read;
    }

    private static Contents contents(Page page, byte[] packed, byte[] sums, byte[] carries) {
        long from = page.cell().from();
        return Contents.kept(
                page.cell().span(),
                PackedSums.unpack(sums),
                PackedCarries.unpack(carries, from),
                PackedFacts.of(packed),
                packed.length);
    }

    @Override
    public Contents openFacts(Page page) {
        return ofPage(page, "SELECT packed FROM page WHERE no = ?", row -> {
            byte[] packed = row.getBytes(1);
            PackedFacts facts = PackedFacts.of(packed);
            return Contents.ofFacts(page.cell().span(), facts.allLanes(), facts, packed.length);
        });
    }

    @Override
    public Sums sums(Page page) {
        return ofPage(page, "SELECT sums FROM figures WHERE page = ?", row -> PackedSums.unpack(row.getBytes(1)));
    }

    @Override
    public @Nullable Sums sums(Cell cell) {
        return one("SELECT sums FROM cell_sums WHERE id = ?", row -> PackedSums.unpack(row.getBytes(1)), id(cell));
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
