package io.linebeat.wire.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.fact.Confidence;
import io.linebeat.core.measure.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowSorterTest {
    @TempDir
    Path scratch;

    private static WorkRow row(Random random, long line) {
        long from = random.nextInt(50);
        return new WorkRow(
                "W" + random.nextInt(5),
                "station ž " + random.nextInt(3),
                Span.lasting(from, random.nextInt(3)),
                line,
                new RowDigest(random.nextInt(3) - 1, random.nextLong()),
                random.nextInt(3) == 0 ? null : (Long) random.nextLong(1_000),
                random.nextBoolean() ? null : new Confidence(random.nextInt(1_000_000)),
                random.nextBoolean() ? null : "camera");
    }

    private static List<WorkRow> rows(int count) {
        Random random = new Random(7);
        return Stream.iterate(1L, line -> line + 1)
                .limit(count)
                .map(line -> row(random, line))
                .toList();
    }

    private List<Path> leftBehind() throws IOException {
        try (Stream<Path> paths = Files.list(scratch)) {
            return paths.toList();
        }
    }

    private static List<WorkRow> drained(RowSorter sorter) throws IOException {
        List<WorkRow> drained = new ArrayList<>();
        try (RowSorter.Merge merge = sorter.sorted()) {
            for (WorkRow row = merge.next(); row != null; row = merge.next()) {
                drained.add(row);
            }
        }
        return drained;
    }

    @ParameterizedTest
    @CsvSource({"0,10,2", "1,10,2", "10,10,2", "11,10,2", "2000,10,2", "300,1,3", "5000,700,64", "300,5000,2"})
    void moreRowsThanMemoryHoldsComeBackInOrder(int count, int rowsInMemory, int runsAtATime) throws IOException {
        List<WorkRow> rows = rows(count);
        try (RowSorter sorter = new RowSorter(scratch, rowsInMemory, runsAtATime)) {
            for (WorkRow row : rows) {
                sorter.add(row);
            }
            assertThat(drained(sorter))
                    .containsExactlyElementsOf(
                            rows.stream().sorted(WorkRow.ORDER).toList());
        }
        assertThat(leftBehind()).isEmpty();
    }

    @Test
    void nothingIsLeftBehindAfterAFailure() throws IOException {
        assertThatThrownBy(() -> {
                    try (RowSorter sorter = new RowSorter(scratch, 2, 2)) {
                        for (WorkRow row : rows(9)) {
                            sorter.add(row);
                        }
                        assertThat(leftBehind()).hasSize(1);
                        try (RowSorter.Merge merge = sorter.sorted()) {
                            assertThat(merge.next()).isNotNull();
                            throw new IllegalStateException("the store is gone");
                        }
                    }
                })
                .hasMessage("the store is gone");
        assertThat(leftBehind()).isEmpty();
    }

    @Test
    void equalRowsStandTogetherAndOthersThatBeginWithThemDoNotPartThem() {
        Span span = new Span(5, 6);
        RowDigest one = new RowDigest(1, 1);
        RowDigest other = new RowDigest(2, 1);
        List<Long> lines = Stream.of(
                        new WorkRow("W", "S", span, 1, one, 0L, null, null),
                        new WorkRow("W", "S", span, 2, other, 0L, null, null),
                        new WorkRow("W", "S", span, 3, one, 0L, null, null))
                .sorted(WorkRow.ORDER)
                .map(WorkRow::line)
                .toList();
        assertThat(lines).containsExactly(1L, 3L, 2L);
    }
}
