package io.linebeat.store.sqlite;

import io.linebeat.core.fact.Refusal;
import io.linebeat.store.KeptRefusal;
import io.linebeat.store.Page;
import io.linebeat.store.RefusalQuestion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The newest refusals; beyond the limit the oldest give way, and the census still counts them.
final class Refusals {
    static final int MAX_KEPT = 100_000;

    private static final String SELECT = "SELECT id, at, reason, detail, raw FROM refusal WHERE ";

    private final Statements sql;

    Refusals(Statements sql) {
        this.sql = sql;
    }

    void keep(List<Refusal> refusals, long now) {
        if (refusals.isEmpty()) {
            return;
        }
        for (Refusal refusal : refusals) {
            sql.update(
                    "INSERT INTO refusal (at, reason, detail, raw) VALUES (?,?,?,?)",
                    now,
                    refusal.reason().code(),
                    refusal.detail(),
                    refusal.raw());
        }
        sql.update("UPDATE census SET refused_ever = refused_ever + ?", refusals.size());
        sql.update("DELETE FROM refusal WHERE id <= (SELECT max(id) FROM refusal) - ?", MAX_KEPT);
    }

    /// Lets go of refusals that were settled.
    void settle(List<Long> ids) {
        for (long id : ids) {
            sql.update("DELETE FROM refusal WHERE id = ?", id);
        }
    }

    @Nullable
    KeptRefusal find(long id) {
        List<KeptRefusal> found = new ArrayList<>(1);
        sql.query(SELECT + "id = ?", row -> found.add(kept(row)), id);
        return found.isEmpty() ? null : found.getFirst();
    }

    private static KeptRefusal kept(ResultSet row) throws SQLException {
        return new KeptRefusal(
                row.getLong(1),
                row.getLong(2),
                new Refusal(reasonOf(row.getString(3)), row.getString(4), row.getString(5)));
    }

    Page<KeptRefusal> page(RefusalQuestion question) {
        long before = question.cursor() == null ? Long.MAX_VALUE : Cursor.number(question.cursor());
        Refusal.Reason reason = question.reason();
        List<KeptRefusal> found = new ArrayList<>();
        sql.query(
                SELECT + "id < ? AND (? = '' OR reason = ?) ORDER BY id DESC LIMIT ?",
                row -> found.add(kept(row)),
                before,
                reason == null ? "" : reason.code(),
                reason == null ? "" : reason.code(),
                question.limit() + 1);
        return Cursor.page(found, question.limit(), last -> Cursor.of(last.id()));
    }

    private static Refusal.Reason reasonOf(String code) {
        return Refusal.Reason.valueOf(code.toUpperCase(Locale.ROOT));
    }
}
