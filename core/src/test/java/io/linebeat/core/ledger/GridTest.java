package io.linebeat.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.ledger.Grid.Cover;
import io.linebeat.core.ledger.Grid.Range;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.core.proof.Cases;
import io.linebeat.core.proof.Dice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridTest {
    private static final int FAN_OUT = 16;

    private static Span window(long seed) {
        Dice dice = new Dice(seed);
        long unit = dice.one(1L, Micros.MINUTE, Grid.CELL, Grid.CELL, FAN_OUT * Grid.CELL);
        long cells = dice.one(3L, 40L, 600L, 5_000L, 100_000L, 1_000_000L);
        long from = dice.between(0, 2_000_000 * Grid.CELL / unit) * unit - dice.one(0L, 0L, 100 * Grid.CELL);
        return Span.lasting(from, Math.max(0, dice.between(0, cells * Grid.CELL / unit) * unit));
    }

    private static Span time(Range range) {
        long width = 1L << (4 * range.level());
        return Grid.span(range.first() * width).through(Grid.span(range.end() * width - 1));
    }

    @Test
    void aCoverTilesTheWindow() {
        Cases.forEach(2_000, GridTest::window, window -> {
            Cover cover = Grid.cover(window);
            List<Span> pieces = new ArrayList<>(cover.edges());
            cover.ranges().forEach(range -> pieces.add(time(range)));
            pieces.sort(Comparator.comparingLong(Span::from));

            long end = window.from();
            for (Span piece : pieces) {
                assertThat(piece.from()).isEqualTo(end);
                assertThat(piece.isEmpty()).isFalse();
                end = piece.to();
            }
            assertThat(end).isEqualTo(window.to());
        });
    }

    @Test
    void aCoverIsSmall() {
        Cases.forEach(2_000, GridTest::window, window -> {
            Cover cover = Grid.cover(window);
            assertThat(cover.edges()).hasSizeLessThanOrEqualTo(2).allMatch(GridTest::isWithinOneCell);
            for (int level = 0; level < Grid.LEVELS - 1; level++) {
                assertThat(cellsOf(level, cover)).isLessThanOrEqualTo(2 * (FAN_OUT - 1));
            }
            assertThat(cover.ranges()).allMatch(range -> range.level() < Grid.LEVELS);
        });
    }

    private static boolean isWithinOneCell(Span edge) {
        return Grid.cellOf(edge.from()) == Grid.cellOf(edge.to() - 1) && edge.micros() < Grid.CELL;
    }

    private static long cellsOf(int level, Cover cover) {
        return cover.ranges().stream()
                .filter(range -> range.level() == level)
                .mapToLong(range -> range.end() - range.first())
                .sum();
    }

    @Test
    void anAlignedWindowHasNoEdges() {
        assertThat(Grid.cover(new Span(3 * Grid.CELL, 5 * Grid.CELL)))
                .isEqualTo(new Cover(List.of(new Range(0, 3, 5)), List.of()));
        assertThat(Grid.cover(new Span(16 * Grid.CELL, 32 * Grid.CELL)))
                .isEqualTo(new Cover(List.of(new Range(1, 1, 2)), List.of()));
    }

    @Test
    void cellsThatHoldNoCoarserOneAreOneRange() {
        assertThat(Grid.cover(new Span(15 * Grid.CELL, 17 * Grid.CELL)))
                .isEqualTo(new Cover(List.of(new Range(0, 15, 17)), List.of()));
    }

    @Test
    void aWindowWithinACellIsAnEdge() {
        Span window = new Span(Grid.CELL + 1, Grid.CELL + 2);
        assertThat(Grid.cover(window)).isEqualTo(new Cover(List.of(), List.of(window)));
    }

    @Test
    void anEmptyWindowNeedsNothing() {
        Cover nothing = new Cover(List.of(), List.of());
        assertThat(Grid.cover(Span.emptyAt(7))).isEqualTo(nothing);
        assertThat(Grid.cover(Span.emptyAt(Grid.CELL))).isEqualTo(nothing);
    }

    @Test
    void theCoarsestCellsCoverYears() {
        long coarsest = Grid.CELL << 12;
        assertThat(Grid.cover(new Span(0, 100 * coarsest)))
                .isEqualTo(new Cover(List.of(new Range(3, 0, 100)), List.of()));
    }

    @Test
    void aCellBeginsAtAQuarterHourAndEndsBeforeTheNext() {
        assertThat(Grid.CELL).isEqualTo(15 * Micros.MINUTE);
        assertThat(Grid.cellOf(0)).isEqualTo(0);
        assertThat(Grid.cellOf(Grid.CELL - 1)).isEqualTo(0);
        assertThat(Grid.cellOf(Grid.CELL)).isEqualTo(1);
        assertThat(Grid.cellOf(-1)).isEqualTo(-1);
        assertThat(Grid.span(2)).isEqualTo(new Span(2 * Grid.CELL, 3 * Grid.CELL));
    }

    @Test
    void aCoarserCellHoldsSixteenOfTheLevelBelow() {
        assertThat(Grid.coarser(35, 0)).isEqualTo(35);
        assertThat(Grid.coarser(15, 1)).isEqualTo(0);
        assertThat(Grid.coarser(35, 1)).isEqualTo(2);
        assertThat(Grid.coarser(256, 2)).isEqualTo(1);
        assertThat(Grid.coarser(-1, 3)).isEqualTo(-1);
        assertThat(Grid.span(2, 1)).isEqualTo(new Span(32 * Grid.CELL, 48 * Grid.CELL));
        assertThat(Grid.span(2, 0)).isEqualTo(Grid.span(2));
    }
}
