package io.linebeat.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.ledger.Book;
import io.linebeat.core.ledger.Cell;
import io.linebeat.core.ledger.Contents;
import io.linebeat.core.ledger.Grid;
import io.linebeat.core.ledger.Library;
import io.linebeat.core.ledger.Page;
import io.linebeat.core.ledger.Reckoner;
import io.linebeat.core.ledger.Sums;
import io.linebeat.store.Progress;
import io.linebeat.store.pack.PackedSums;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellSumsTest {
    private static final int DAYS = 60;
    private static final int A_DAY = 24 * 60 * 12 * 3;
    private static final Capacity SMALL = new Capacity(10, 30, 20_000);

    @TempDir
    Path folder;

    @BeforeEach
    void prepare() throws Exception {
        OpenArchive.prepare(folder);
    }

    /// Knows no sums of cells.
    private record PagesAlone(Library library) implements Library {
        @Override
        public Contents open(Page page) {
            return library.open(page);
        }

        @Override
        public Contents openFacts(Page page) {
            return library.openFacts(page);
        }

        @Override
        public Sums sums(Page page) {
            return library.sums(page);
        }

        @Override
        public @Nullable Sums sums(Cell cell) {
            return null;
        }
    }

    private static Map<Cell, Sums> present(OpenArchive opened) {
        Map<Cell, Sums> present = new HashMap<>();
        opened.sql.query(
                "SELECT id, sums FROM cell_sums",
                row -> present.put(
                        new Cell((int) (row.getLong(1) >>> 48), row.getLong(1) & (1L << 48) - 1),
                        PackedSums.unpack(row.getBytes(2), row.getLong(1))));
        return present;
    }

    private static void assertThatTheyAreRight(OpenArchive opened) {
        Edition edition = opened.archive.published();
        Library pages = new PagesAlone(new Shelf(opened.sql, opened.cache, edition.rebuilt()));
        Reckoner reckoner = new Reckoner(edition.book(), pages, opened.archive.names(), Rules.USUAL);
        Book book = edition.book();
        present(opened).forEach((cell, sums) -> {
            // Nobody asks for those of a cell in which a page is not kept.
            if (book.areKept(book.firstFrom(cell.from()), book.firstFrom(cell.to()))) {
                assertThat(sums).as("%s", cell).isEqualTo(reckoner.sums(cell.span()));
            }
        });
    }

    private static Set<Cell> withSeveralPages(Book book) {
        Set<Cell> cells = new TreeSet<>();
        for (Page page : book.pages()) {
            for (Cell cell = page.cell(); cell.level() < Grid.COARSEST; ) {
                cell = cell.parent();
                if (book.firstFrom(cell.to()) - book.firstFrom(cell.from()) > 1) {
                    cells.add(cell);
                }
            }
        }
        return cells;
    }

    private static List<Fact> someFacts(Random random) {
        return Numbered.facts(random.nextInt(DAYS) * A_DAY + random.nextInt(500), random.nextInt(20));
    }

    @Test
    void sumsThatArePresentAreRightWheneverFactsCome() throws Exception {
        Random random = new Random(21);
        int most = 0;
        try (OpenArchive opened = new OpenArchive(folder, SMALL)) {
            for (int i = 0; i < 150; i++) {
                opened.record(someFacts(random));
                if (random.nextInt(20) == 0) {
                    opened.tidyUp();
                }
                if (i % 10 == 0) {
                    assertThatTheyAreRight(opened);
                    most = Math.max(most, present(opened).size());
                }
            }
        }
        assertThat(most).isGreaterThan(3);
    }

    @Test
    void whenAllIsAtRestEveryCellOfSeveralPagesIsAddedUpAndStaysSo() throws Exception {
        Random random = new Random(22);
        try (OpenArchive opened = new OpenArchive(folder, SMALL)) {
            for (int i = 0; i < 60; i++) {
                opened.record(someFacts(random));
            }
            opened.archive.keepAll();
            opened.commit();
            opened.tidyUp();
            assertThat(present(opened).keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            withSeveralPages(opened.archive.published().book()));
            assertThatTheyAreRight(opened);
        }
        try (OpenArchive again = new OpenArchive(folder, SMALL)) {
            again.tidyUp();
            assertThat(present(again).keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            withSeveralPages(again.archive.published().book()));
        }
    }

    @Test
    void afterARebuildTheyAreRightAgain() throws Exception {
        Random random = new Random(23);
        try (OpenArchive opened = new OpenArchive(folder, SMALL)) {
            for (int i = 0; i < 40; i++) {
                opened.record(someFacts(random));
            }
            Spoiled.sums(opened.sql);
            opened.archive.rebuild(() -> {}, Progress.UNHEARD);
            opened.archive.settle();
            opened.commit();
            assertThat(present(opened)).isNotEmpty();
            assertThatTheyAreRight(opened);
        }
    }
}
