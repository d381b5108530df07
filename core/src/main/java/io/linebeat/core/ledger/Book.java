package io.linebeat.core.ledger;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Span;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All pages in order of time, of which no two overlap; and when each site's live facts begin. Immutable: who reads a
/// book sees one state, however long it takes.
public final class Book {
    public static final Book EMPTY = new Book(new Page[0], Map.of());

    private static final Comparator<Page> BY_TIME = Comparator.comparing(Page::cell);

    /// A page may be coarser than the one before it if it will have no more facts than this, should the traffic last.
    private static final long ROOMY = Ledger.MAX_FACTS / 2;

    private final Page[] pages;
    private final long[] starts;
    /// For each page how many before it are not kept.
    private final int[] unkeptBefore;
    private final Map<SiteId, Long> siteStarts;

    private Book(Page[] pages, Map<SiteId, Long> siteStarts) {
        this.pages = pages;
        this.siteStarts = siteStarts;
        this.starts = new long[pages.length];
        this.unkeptBefore = new int[pages.length + 1];
        for (int i = 0; i < pages.length; i++) {
            starts[i] = pages[i].cell().from();
            unkeptBefore[i + 1] = unkeptBefore[i] + (pages[i].isKept() ? 0 : 1);
        }
    }

    public static Book of(Collection<Page> pages, Map<SiteId, Long> siteStarts) {
        return new Book(pages.stream().sorted(BY_TIME).toArray(Page[]::new), Map.copyOf(siteStarts));
    }

    public List<Page> pages() {
        return Collections.unmodifiableList(Arrays.asList(pages));
    }

    public int size() {
        return pages.length;
    }

    public Page page(int i) {
        return pages[i];
    }

    /// The place of the first page that begins at or after an instant.
    public int firstFrom(long instant) {
        int place = Arrays.binarySearch(starts, instant);
        return place < 0 ? -place - 1 : place;
    }

    /// The place of the page that holds an instant; -1 where none does.
    int holding(long instant) {
        int place = lastBy(instant);
        return place >= 0 && instant < pages[place].cell().to() ? place : -1;
    }

    /// The place of the last page that begins at or before an instant; -1 where none does.
    public int lastBy(long instant) {
        int place = Arrays.binarySearch(starts, instant);
        return place < 0 ? -place - 2 : place;
    }

    /// Whether all pages from one place up to but without another are kept.
    public boolean areKept(int from, int end) {
        return unkeptBefore[from] == unkeptBefore[end];
    }

    /// The cell of the page that holds an instant, or of the one that would: as coarse as the free time around it
    /// allows, but not much coarser than its neighbour, where traffic was the same a moment ago.
    Cell cellFor(long instant) {
        int before = lastBy(instant);
        if (before >= 0 && instant < pages[before].cell().to()) {
            return pages[before].cell();
        }
        int level = Grid.COARSEST_PAGE;
        if (before >= 0) {
            level = Math.min(level, levelAfter(before));
        }
        Cell cell = Cell.at(instant, level);
        while (!isFree(cell, before)) {
            level--;
            cell = Cell.at(instant, level);
        }
        return cell;
    }

    private int levelAfter(int before) {
        int place = before;
        // What was only carried into a page says nothing of the traffic, but much of it says that there is none.
        while (place > 0 && pages[place].facts() == 0) {
            place--;
        }
        int blanks = before - place;
        return (isRoomyAbove(pages[place]) ? 1 : 0) + pages[place].cell().level() + blanks / 2;
    }

    private static boolean isRoomyAbove(Page page) {
        if (page.facts() == 0) {
            return true;
        }
        long lasted = 1 + Span.micros(page.first(), page.last());
        return page.facts() * (Grid.micros(page.cell().level() + 1) / lasted) < ROOMY;
    }

    private boolean isFree(Cell cell, int before) {
        boolean afterTheOneBefore = before < 0 || pages[before].cell().to() <= cell.from();
        boolean beforeTheNext = before + 1 >= pages.length || cell.to() <= starts[before + 1];
        return afterTheOneBefore && beforeTheNext;
    }

    @Nullable
    Page find(Cell cell) {
        int place = Arrays.binarySearch(starts, cell.from());
        return place >= 0 && pages[place].cell().equals(cell) ? pages[place] : null;
    }

    /// The book with these pages, each in the place of those whose time it takes.
    public Book with(Collection<Page> changed) {
        return with(changed, siteStarts);
    }

    Book with(Collection<Page> changed, Map<SiteId, Long> starts) {
        Page[] all = new Page[pages.length + changed.size()];
        int size = 0;
        int read = 0;
        for (Page page : changed.stream().sorted(BY_TIME).toList()) {
            int place = Math.max(read, firstEndingAfter(page.cell().from()));
            System.arraycopy(pages, read, all, size, place - read);
            size += place - read;
            all[size++] = page;
            read = Math.max(place, firstFrom(page.cell().to()));
        }
        System.arraycopy(pages, read, all, size, pages.length - read);
        return new Book(Arrays.copyOf(all, size + pages.length - read), starts);
    }

    private int firstEndingAfter(long instant) {
        int place = lastBy(instant);
        return place >= 0 && pages[place].cell().to() > instant ? place : place + 1;
    }

    /// The pages that begin before an instant.
    Book before(long instant) {
        return new Book(Arrays.copyOf(pages, firstFrom(instant)), siteStarts);
    }

    /// When the live facts of each site begin.
    public Map<SiteId, Long> siteStarts() {
        return siteStarts;
    }

    /// When the live facts of a site begin, or those of any.
    public @Nullable Long start(@Nullable SiteId site) {
        return site != null
                ? siteStarts.get(site)
                : siteStarts.values().stream().min(Long::compare).orElse(null);
    }

    public long facts() {
        return Arrays.stream(pages).mapToLong(Page::facts).sum();
    }

    public long ofSenders() {
        return Arrays.stream(pages).mapToLong(Page::ofSenders).sum();
    }

    /// The commit that brought the earliest change that is not kept; [Page#KEPT] when all is.
    public long unkeptSince() {
        return Arrays.stream(pages).mapToLong(Page::unkeptSince).min().orElse(Page.KEPT);
    }
}
