package io.linebeat.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.measure.Span;
import io.linebeat.core.proof.Cases;
import io.linebeat.core.proof.Dice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellTest {
    private static final long FAR = 1L << 52;

    private static Cell anywhere(Dice dice) {
        return Cell.at(instant(dice), dice.below(Grid.COARSEST + 1));
    }

    private static long instant(Dice dice) {
        return dice.percent(50) ? dice.between(-FAR, FAR) : dice.between(-2, 2) * Grid.micros(dice.below(6));
    }

    @Test
    void theCellsOfALevelTileTime() {
        Cases.forEach(500, Dice::new, dice -> {
            Cell cell = anywhere(dice);
            assertThat(cell.span()).isEqualTo(new Span(cell.from(), cell.to()));
            assertThat(cell.span().micros()).isEqualTo(Grid.micros(cell.level()));
            assertThat(cell.plus(1).from()).isEqualTo(cell.to());
            assertThat(cell.plus(-1).to()).isEqualTo(cell.from());
            assertThat(cell.plus(7).plus(-7)).isEqualTo(cell);
            for (long within : new long[] {cell.from(), cell.to() - 1, dice.between(cell.from(), cell.to() - 1)}) {
                assertThat(Cell.at(within, cell.level())).isEqualTo(cell);
            }
            assertThat(Cell.at(cell.from() - 1, cell.level())).isEqualTo(cell.plus(-1));
            assertThat(Cell.at(cell.to(), cell.level())).isEqualTo(cell.plus(1));
        });
    }

    @Test
    void theChildrenOfACellTileItAndHaveItAsTheirParent() {
        Cases.forEach(500, Dice::new, dice -> {
            Cell cell = Cell.at(instant(dice), 1 + dice.below(Grid.COARSEST));
            long reached = cell.from();
            for (int which = 0; which < Grid.FAN_OUT; which++) {
                Cell child = cell.child(which);
                assertThat(child.level()).isEqualTo(cell.level() - 1);
                assertThat(child.from()).isEqualTo(reached);
                assertThat(child.parent()).isEqualTo(cell);
                reached = child.to();
            }
            assertThat(reached).isEqualTo(cell.to());
        });
    }

    @Test
    void anInstantsCellsLieOneInTheOther() {
        Cases.forEach(500, Dice::new, dice -> {
            long instant = instant(dice);
            for (int level = 0; level < Grid.COARSEST; level++) {
                assertThat(Cell.at(instant, level).parent()).isEqualTo(Cell.at(instant, level + 1));
            }
        });
    }

    @Test
    void beforeTheEpochNumbersAreNegative() {
        assertThat(Cell.at(-1, 3)).isEqualTo(new Cell(3, -1));
        assertThat(new Cell(3, -1).to()).isZero();
        assertThat(new Cell(3, -1).parent()).isEqualTo(new Cell(4, -1));
        assertThat(new Cell(3, -5).parent()).isEqualTo(new Cell(4, -2));
        assertThat(new Cell(4, -1).child(3)).isEqualTo(new Cell(3, -1));
    }

    @Test
    void cellsAreOrderedByBeginningAndTheCoarserComesFirst() {
        Cell cell = new Cell(5, 8);
        List<Cell> cells = new ArrayList<>(List.of(cell.plus(1), cell.child(1), cell.child(0), cell, cell.plus(-1)));
        cells.sort(null);
        assertThat(cells).containsExactly(cell.plus(-1), cell, cell.child(0), cell.child(1), cell.plus(1));
        assertThat(cell).isEqualByComparingTo(new Cell(5, 8));
    }
}
