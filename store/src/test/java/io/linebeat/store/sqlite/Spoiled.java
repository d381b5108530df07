package io.linebeat.store.sqlite;

import io.linebeat.core.ledger.Sums;
import io.linebeat.store.pack.PackedSums;
import java.util.LinkedHashMap;
import java.util.Map;

/// Figures that are wrong, with checksums that are right.
final class Spoiled {
    private Spoiled() {}

    /// Nothing was ever done, says every sum.
    static void sums(Statements sql) {
        Map<Long, Long> keys = new LinkedHashMap<>();
        sql.query("SELECT no, level << 48 | cell FROM page", row -> keys.put(row.getLong(1), row.getLong(2)));
        keys.forEach((page, key) ->
                sql.update("UPDATE figures SET sums = ? WHERE page = ?", PackedSums.pack(Sums.ZERO, key), page));
        keys.clear();
        sql.query("SELECT id FROM cell_sums", row -> keys.put(row.getLong(1), row.getLong(1)));
        keys.keySet()
                .forEach(id ->
                        sql.update("UPDATE cell_sums SET sums = ? WHERE id = ?", PackedSums.pack(Sums.ZERO, id), id));
    }
}
