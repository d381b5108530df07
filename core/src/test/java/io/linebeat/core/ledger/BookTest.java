package io.linebeat.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.proof.Cases;
import io.linebeat.core.proof.Dice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BookTest {
    private static final long TIME = 30 * Micros.DAY;

    private static Page page(Cell cell, int facts, long unkeptSince) {
        Contents blank = Contents.blank(cell.span());
        return new Page(cell, 0, facts, facts / 2, cell.from(), cell.from(), unkeptSince, blank);
    }

    private static Page page(Cell cell, Dice dice) {
        return page(cell, dice.one(0, 1, 100, 30_000), dice.one(1L, 5L, Page.KEPT));
    }

    private static long instant(Dice dice) {
        return dice.between(-TIME, TIME);
    }

    /// A book as a ledger may have come to it: pages come where there is none, and are split.
    private static Book book(Dice dice) {
        Book book = Book.EMPTY;
        for (int i = dice.below(40); i > 0; i--) {
            if (book.size() > 0 && dice.percent(30)) {
                Cell full = dice.of(book.pages()).cell();
                if (full.level() > 0) {
                    List<Page> parts = IntStream.range(0, Grid.FAN_OUT)
                            .filter(_ -> dice.percent(60))
                            .mapToObj(which -> page(full.child(which), dice))
                            .toList();
                    book = book.with(parts);
                }
            } else {
                book = book.with(List.of(page(book.cellFor(instant(dice)), dice)));
            }
        }
        return book;
    }

    @Test
    void theCellForAnInstantIsThatOfItsPageOrOverlapsNone() {
        Cases.forEach(500, BookTest::aBook, aCase -> {
            Book book = aCase.book();
            for (int i = 0; i < 20; i++) {
                long at = instant(aCase.dice());
                Cell cell = book.cellFor(at);
                List<Cell> overlapping = book.pages().stream()
                        .map(Page::cell)
                        .filter(page -> page.span().overlaps(cell.span()))
                        .toList();
                assertThat(cell.span().contains(at)).isTrue();
                assertThat(cell.level()).isBetween(0, Grid.COARSEST_PAGE);
                if (!overlapping.isEmpty()) {
                    assertThat(overlapping).containsExactly(cell);
                    assertThat(book.page(book.holding(at)).cell()).isEqualTo(cell);
                    assertThat(book.find(cell)).isSameAs(book.page(book.holding(at)));
                } else {
                    assertThat(book.holding(at)).isEqualTo(-1);
                    assertThat(book.find(cell)).isNull();
                    assertThatItFollowsItsNeighbour(cell, book);
                }
            }
        });
    }

    /// At most one level coarser than the last page before it that has facts, and one more for each two that have none.
    private static void assertThatItFollowsItsNeighbour(Cell cell, Book book) {
        int before = book.lastBy(cell.from());
        int blanks = 0;
        while (before > 0 && book.page(before).facts() == 0) {
            before--;
            blanks++;
        }
        if (before >= 0) {
            assertThat(cell.level())
                    .isLessThanOrEqualTo(book.page(before).cell().level() + 1 + blanks / 2);
        }
    }

    private record ABook(Dice dice, Book book) {}

    private static ABook aBook(long seed) {
        Dice dice = new Dice(seed);
        return new ABook(dice, book(dice));
    }

    @Test
    void anEmptyBookBeginsWithTheCoarsestPage() {
        assertThat(Book.EMPTY.cellFor(5)).isEqualTo(new Cell(Grid.COARSEST_PAGE, 0));
        assertThat(Book.EMPTY.cellFor(-5)).isEqualTo(new Cell(Grid.COARSEST_PAGE, -1));
        assertThat(Book.EMPTY.lastBy(5)).isEqualTo(-1);
        assertThat(Book.EMPTY.firstFrom(5)).isZero();
        assertThat(Book.EMPTY.areKept(0, 0)).isTrue();
        assertThat(Book.EMPTY.unkeptSince()).isEqualTo(Page.KEPT);
        assertThat(Book.EMPTY.start(null)).isNull();
    }

    @Test
    void pagesTakeThePlaceOfThoseWhoseTimeTheyTake() {
        Cases.forEach(500, BookTest::aBook, aCase -> {
            Dice dice = aCase.dice();
            List<Page> changed = new ArrayList<>();
            for (int i = dice.below(6); i > 0; i--) {
                Page page = page(Cell.at(instant(dice), dice.below(Grid.COARSEST_PAGE + 1)), dice);
                if (changed.stream().noneMatch(other -> overlap(page, other))) {
                    changed.add(page);
                }
            }
            List<Page> expected = new ArrayList<>(changed);
            aCase.book().pages().stream()
                    .filter(page -> changed.stream().noneMatch(other -> overlap(page, other)))
                    .forEach(expected::add);
            expected.sort(Comparator.comparing(Page::cell));

            assertThat(aCase.book().with(changed).pages()).isEqualTo(expected);
        });
    }

    private static boolean overlap(Page a, Page b) {
        return a.cell().span().overlaps(b.cell().span());
    }

    @Test
    void aPageIsSplitByItsParts() {
        Cell cell = new Cell(5, 10);
        Page before = page(cell.plus(-1), 1, 1);
        Page after = page(cell.plus(1), 1, 1);
        Page second = page(cell.child(1), 1, 1);
        Page last = page(cell.child(3), 1, 1);
        Book book = Book.of(List.of(after, page(cell, 9, 1), before), Map.of());

        assertThat(book.with(List.of(last, second)).pages()).containsExactly(before, second, last, after);
        assertThat(book.with(List.of())).extracting(Book::pages).isEqualTo(book.pages());
    }

    @Test
    void placesAreThoseThatALookThroughAllPagesFinds() {
        Cases.forEach(500, BookTest::aBook, aCase -> {
            Book book = aCase.book();
            for (int i = 0; i < 20; i++) {
                long at = book.size() > 0 && aCase.dice().percent(50)
                        ? aCase.dice().of(book.pages()).cell().from()
                                + aCase.dice().one(-1, 0, 1)
                        : instant(aCase.dice());
                long before = book.pages().stream()
                        .filter(page -> page.cell().from() < at)
                        .count();
                long by = book.pages().stream()
                        .filter(page -> page.cell().from() <= at)
                        .count();
                assertThat(book.firstFrom(at)).isEqualTo((int) before);
                assertThat(book.lastBy(at)).isEqualTo((int) by - 1);
                assertThat(book.before(at).pages()).isEqualTo(book.pages().subList(0, (int) before));

                int from = aCase.dice().below(book.size() + 1);
                int end = Math.toIntExact(aCase.dice().between(from, book.size()));
                assertThat(book.areKept(from, end))
                        .isEqualTo(book.pages().subList(from, end).stream().allMatch(Page::isKept));
            }
            assertThat(book.facts())
                    .isEqualTo(book.pages().stream().mapToLong(Page::facts).sum());
            assertThat(book.ofSenders())
                    .isEqualTo(book.pages().stream().mapToLong(Page::ofSenders).sum());
        });
    }

    @Test
    void aBookIsUnkeptSinceTheEarliestChangeThatIsNotKept() {
        Cell cell = new Cell(5, 10);
        Book book = Book.of(
                List.of(page(cell, 1, 7), page(cell.plus(1), 1, Page.KEPT), page(cell.plus(3), 1, 4)), Map.of());
        assertThat(book.unkeptSince()).isEqualTo(4);
        assertThat(book.with(List.of(page(cell.plus(3), 1, 4).keptAs(1))).unkeptSince())
                .isEqualTo(7);
    }

    @Test
    void theStartOfAllSitesIsTheEarliest() {
        SiteId north = new SiteId("north");
        SiteId south = new SiteId("south");
        Book book = Book.of(List.of(), Map.of(north, 5L, south, 3L));
        assertThat(book.start(north)).isEqualTo(5);
        assertThat(book.start(null)).isEqualTo(3);
        assertThat(book.start(new SiteId("west"))).isNull();
        assertThat(book.with(List.of(page(new Cell(0, 0), 1, 1))).siteStarts()).isEqualTo(book.siteStarts());
    }
}
