package io.linebeat.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.Rules;
import io.linebeat.store.CommitListener;
import io.linebeat.store.Store;
import io.linebeat.store.sqlite.SqliteStore;
import io.linebeat.torture.Judge.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeTest {
    private static final int FACTS = 500;

    @TempDir
    Path folder;

    private final Series series = new Series(5);

    private Store store(int facts) throws Exception {
        Store store = SqliteStore.open(folder, Rules.USUAL, () -> Series.NOW, CommitListener.DEAF);
        series.register(store);
        store.record(series.intake(0, facts));
        return store;
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void whatWasToldAndIsThereIsRight() throws Exception {
        try (Store store = store(FACTS)) {
            assertThat(new Judge(series).judge(store, numbers(FACTS), FACTS)).isEqualTo(new Verdict(0, 0, 0));
            assertThat(new Judge(series).judge(store, List.of(), 2 * FACTS).holds())
                    .isTrue();
        }
    }

    @Test
    void whatWasAcknowledgedAndIsNotThereIsLost() throws Exception {
        try (Store store = store(FACTS)) {
            Verdict verdict = new Judge(series).judge(store, numbers(FACTS + 40), FACTS + 40);
            assertThat(verdict.lost()).isBetween(20L, 40L);
            assertThat(verdict.holds()).isFalse();
        }
    }

    @Test
    void whatNobodySentIsWrong() throws Exception {
        try (Store store = store(FACTS)) {
            assertThat(new Judge(series)
                            .judge(store, numbers(FACTS - 40), FACTS - 40)
                            .wrong())
                    .isBetween(20L, 40L);
            assertThat(new Judge(new Series(6)).judge(store, List.of(), FACTS).holds())
                    .isFalse();
        }
    }
}
