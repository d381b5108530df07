package io.linebeat.core.ledger;

import static io.linebeat.core.proof.Floor.made;
import static io.linebeat.core.proof.Floor.minute;
import static io.linebeat.core.proof.Floor.named;
import static io.linebeat.core.proof.Floor.seen;
import static io.linebeat.core.proof.Floor.sure;
import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Lane;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.fact.State;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.core.proof.WatchedShelf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final WatchedShelf shelf = new WatchedShelf();
    private final Ledger ledger = new Ledger(shelf, Rules.USUAL);

    private List<Receipt> record(Fact... facts) {
        return ledger.record(List.of(facts));
    }

    @Test
    void consecutiveObservationsThatSayTheSameAreOneRunInACell() {
        Fact first = sure(9, seen(State.WORKING, "Ada", "S1", 1));
        record(first, sure(7, seen(State.WORKING, "Ada", "S1", 5)), seen(State.ABSENT, "Ada", "S1", 10));
        assertThat(shelf.runsOf(Lane.of(first)).get(Grid.cellOf(minute(0))))
                .containsExactly(
                        new Run(new Span(minute(1), minute(10)), State.WORKING, first.station(), new Confidence(7)),
                        new Run(new Span(minute(10), minute(15)), State.ABSENT, first.station(), null));
    }

    @Test
    void runsAreCutAtTheBoundsOfCells() {
        Fact only = seen(State.IDLE, "Ada", "S1", 10);
        record(only);
        Map<Long, List<Run>> cells = shelf.runsOf(Lane.of(only));
        long first = Grid.cellOf(minute(10));
        assertThat(cells.keySet()).containsExactly(first, first + 1, first + 2, first + 3, first + 4);
        assertThat(cells.get(first)).extracting(Run::span).containsExactly(new Span(minute(10), minute(15)));
        assertThat(cells.get(first + 4)).extracting(Run::span).containsExactly(new Span(minute(60), minute(70)));
    }

    @Test
    void receiptsComeInTheOrderOfTheFacts() {
        Fact made = made(1, "Ada", "S1", 5);
        Fact said = named("e", seen(State.IDLE, "Ada", "S1", 5));
        Fact otherwise = named("e", seen(State.WORKING, "Ada", "S1", 5));
        assertThat(record(made, said, made, otherwise, said))
                .containsExactly(Receipt.NEW, Receipt.NEW, Receipt.DUPLICATE, Receipt.CONFLICT, Receipt.CONFLICT);
    }

    @Test
    void aBatchThatSpansAYearReadsNoMoreThanItsNeighbourhoods() {
        record(seen(State.IDLE, "Ada", "S1", 5), seen(State.IDLE, "Ada", "S1", 365 * 24 * 60));
        assertThat(shelf.read).hasSize(2).allMatch(stretch -> stretch.micros() < 7 * Micros.HOUR);
    }

    @Test
    void aBatchScatteredOverLongTimeIsFoldedADayAtATime() {
        List<Fact> everyMinute = new ArrayList<>();
        for (int at = 0; at < 20 * 24 * 60; at++) {
            everyMinute.add(seen(at % 2 == 0 ? State.IDLE : State.WORKING, "Ada", "S1", at));
        }
        ledger.record(everyMinute);
        shelf.read.clear();
        List<Fact> everyHour = new ArrayList<>();
        for (int at = 0; at < 20 * 24 * 60; at += 60) {
            everyHour.add(sure(5, seen(State.ABSENT, "Ada", "S1", at)));
        }
        ledger.record(everyHour);
        assertThat(shelf.read).hasSizeLessThan(25).allMatch(stretch -> stretch.micros() <= 26 * Micros.HOUR);
    }

    @Test
    void anEmptyBatchIsNothing() {
        assertThat(record()).isEmpty();
        assertThat(shelf.written).isEmpty();
    }
}
