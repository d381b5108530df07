package io.linebeat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.calendar.Rules;
import io.linebeat.store.BadCursor;
import io.linebeat.store.CommitListener;
import io.linebeat.store.FactQuestion;
import io.linebeat.store.RefusalQuestion;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CursorTest {
    @TempDir
    Path folder;

    @Test
    void aCursorGivesItsPartsBack() {
        String cursor = Cursor.of(7, "", "a b&c=d", "ü𝄞");

        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.parts(cursor, 4)).containsExactly("7", "", "a b&c=d", "ü𝄞");
        assertThatThrownBy(() -> Cursor.parts(cursor, 3)).isInstanceOf(BadCursor.class);
        assertThatThrownBy(() -> Cursor.number("x", cursor))
                .isInstanceOf(BadCursor.class)
                .hasMessageContaining(cursor);
    }

    @Test
    void aForgedCursorAsksForNothingThatCouldNotBeAsked() throws Exception {
        try (SqliteStore store = SqliteStore.open(folder, Rules.USUAL, () -> Numbered.NOW, CommitListener.DEAF)) {
            Numbered.register(store);
            store.record(Numbered.intake(0, 20));
            String endless = Cursor.of(Long.MAX_VALUE, "", "", "", "", "");
            String beginning = Cursor.of(Long.MIN_VALUE, "", "", "", "", "");

            assertThat(store.facts(question(endless))).isEqualTo(store.facts(FactQuestion.newest(1_000)));
            assertThat(store.facts(question(beginning)).items()).isEmpty();
            assertThatThrownBy(() -> store.facts(question(Cursor.of("1e9", "", "", "", "", ""))))
                    .isInstanceOf(BadCursor.class);
            assertThat(store.refusals(new RefusalQuestion(null, 10, Cursor.of(Long.MIN_VALUE)))
                            .items())
                    .isEmpty();
        }
    }

    private static FactQuestion question(String cursor) {
        return new FactQuestion(null, null, null, null, null, false, 1_000, cursor);
    }
}
