package io.linebeat.store.sqlite;

import static java.util.Objects.requireNonNull;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.ledger.Arrivals;
import io.linebeat.core.ledger.Book;
import io.linebeat.core.ledger.Contents;
import io.linebeat.core.ledger.Entry;
import io.linebeat.core.ledger.Ledger;
import io.linebeat.core.ledger.Page;
import io.linebeat.core.ledger.Reckoner;
import io.linebeat.store.Intake;
import io.linebeat.store.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The book as the writer's transaction has it, and how it is kept.
///
/// # How facts become durable
///
/// A commit writes what it took in as one row of the log, packed; that is all that must reach the disk before its
/// senders are answered. The pages that it changed stay in memory. They are kept later, a few with each commit, and the
/// log loses its rows as soon as no page needs them. A page is a row too, packed, with its sums and carries in another.
///
/// # Why nothing is lost and nothing counts twice
///
/// Everything is written in transactions of one database: a page and the end of its log rows come together. At the
/// start the kept pages are the book, and the log is entered into it once more. A fact that is on its page already is
/// then a repeat, and repeats change nothing but what the pages after it lack: so it does not matter how far each page
/// had come.
///
/// # Why readers see one state
///
/// The book is immutable. After a commit the new one is published with the number of its edition; a reader takes it
/// together with a snapshot of the tables that has the same edition, and opens pages from that.
///
/// # Why its cost is bounded
///
/// Only so many facts may wait in the log, which bounds the start, and so much memory in pages that are not kept. Past
/// that each commit keeps more than it takes in, the pages that wait longest first.
final class Archive {
    /// The tables that a reset erases.
    static final List<String> ERASED =
            List.of("page", "figures", "cell_sums", "log", "arrival", "site_start", "fact_aside");

    /// Facts that a commit may keep beyond twice what it took in.
    private static final int KEPT_AT_ONCE = 4_096;

    private static final Comparator<Page> LONGEST_WAITING =
            Comparator.comparingLong(Page::unkeptSince).thenComparing(Page::cell);

    private final Statements sql;
    private final Directory directory;
    private final Numbers names;
    private final Rules rules;
    private final Capacity capacity;
    private final Ledger ledger;
    private final PageCache cache;
    private final CommitLog log;
    private final CellSums cellSums;

    private Book book = Book.EMPTY;
    private long lastSeq;
    private long edition;
    private long rebuilt;
    private int recorded;
    private boolean pagesChanged;
    private boolean figuresChanged;
    private volatile Edition published = Edition.NONE;

    Archive(Statements sql, Directory directory, Rules rules, Capacity capacity, PageCache cache) {
        this.sql = sql;
        this.directory = directory;
        this.names = new Numbers(directory, sql);
        this.rules = rules;
        this.capacity = capacity;
        this.ledger = new Ledger(this.names, rules, capacity.factsOfPage());
        this.cache = cache;
        this.log = new CommitLog(sql);
        this.cellSums = new CellSums(sql);
    }

    /// The newest state that was committed.
    Edition published() {
        return published;
    }

    Numbers names() {
        return names;
    }

    FactLists facts() {
        return new FactLists(book, reckoner(), shelf(), names, sql);
    }

    private Shelf shelf() {
        return new Shelf(sql, cache, rebuilt);
    }

    /// Reads what is kept, and enters the log once more.
    void load() {
        Seal.READ_AT_THE_START.forEach(table -> Checkup.checkSeals(sql, table));
        edition = Edition.number(sql);
        rebuilt = sql.number("SELECT rebuilt FROM census");
        List<Page> pages = new ArrayList<>();
        sql.query("SELECT " + PageRows.COLUMNS + " FROM page", row -> pages.add(PageRows.read(row)));
        book = Book.of(pages, siteStarts());
        lastSeq = storedLastSeq();
        log.load();
        cellSums.load(book);
        log.each((no, packed) -> {
            Arrivals.Builder arrivals = new Arrivals.Builder(packed.facts(), names);
            for (int i = 0; i < packed.lanes(); i++) {
                arrivals.add(packed.lane(i), packed.sliceAt(i));
            }
            take(ledger.recordAgain(book, arrivals.build(), shelf(), no));
        });
        settle();
    }

    private long storedLastSeq() {
        return Math.max(
                sql.number("SELECT last_seq FROM census"),
                sql.number("SELECT seq + facts - 1 FROM arrival ORDER BY seq DESC LIMIT 1"));
    }

    private Map<SiteId, Long> siteStarts() {
        Map<SiteId, Long> starts = new HashMap<>();
        sql.query("SELECT site, at FROM site_start", row -> starts.put(new SiteId(row.getString(1)), row.getLong(2)));
        return starts;
    }

    /// Takes facts into the open transaction, and says of each what became of it.
    List<Receipt> record(List<Arriving> arriving, long now) {
        int size =
                arriving.stream().mapToInt(each -> each.intake().facts().size()).sum();
        if (size == 0) {
            return List.of();
        }
        Arrivals.Builder arrivals = new Arrivals.Builder(size, names);
        long seq = lastSeq + 1;
        for (Arriving each : arriving) {
            add(each, seq, arrivals);
            seq += each.intake().facts().size();
        }
        Entry entry = ledger.record(book, arrivals.build(), shelf(), log.next());
        setAside(entry.aside(), now);
        if (entry.changedTheBook()) {
            log.add(entry);
            sql.update("INSERT INTO arrival (seq, facts, at) VALUES (?, ?, ?)", lastSeq + 1, size, now);
            lastSeq += size;
            recorded += size;
            noteSiteStarts(entry.book());
            take(entry);
        }
        return entry.receipts();
    }

    private void add(Arriving arriving, long seq, Arrivals.Builder arrivals) {
        Intake intake = arriving.intake();
        Resolved resolved = arriving.resolved();
        if (resolved != null && resolved.erasures() == directory.erasures()) {
            arrivals.add(intake.facts(), resolved.lanes(), resolved.stations(), intake.demo(), seq);
        } else {
            arrivals.add(intake.facts(), intake.demo(), seq);
        }
    }

    private void take(Entry entry) {
        book = entry.book();
        for (Entry.Split split : entry.splits()) {
            remove(split.full());
            book = book.with(split.parts().stream().map(this::keep).toList());
        }
    }

    private void noteSiteStarts(Book after) {
        after.siteStarts().forEach((site, at) -> {
            if (!at.equals(book.siteStarts().get(site))) {
                sql.update("INSERT OR REPLACE INTO site_start (site, at) VALUES (?, ?)", site.value(), at);
            }
        });
    }

    private void setAside(List<Fact> lesser, long now) {
        int added = 0;
        for (Fact fact : lesser) {
            added += Asides.add(fact, now, names, sql);
        }
        if (added > 0) {
            sql.update("UPDATE census SET aside = aside + ?", added);
        }
    }

    /// Keeps a page that is in memory alone.
    private Page keep(Page page) {
        Contents contents = requireNonNull(page.held());
        long no = PageRows.insert(page, contents, sql);
        remove(page);
        cellSums.changed(page.cell());
        Page kept = page.keptAs(no);
        cache.put(new PageCache.Key(no, rebuilt), contents);
        pagesChanged = true;
        return kept;
    }

    private void remove(Page page) {
        if (page.no() > 0) {
            PageRows.delete(page, sql);
            pagesChanged = true;
        }
    }

    /// Ends the work of a transaction: keeps pages and lets go of the log, as far as it is their turn.
    void settle() {
        int budget = 2 * recorded + KEPT_AT_ONCE;
        List<Page> waiting = waiting();
        long weight = waiting.stream()
                .mapToLong(page -> requireNonNull(page.held()).weight())
                .sum();
        long keepBefore = log.firstOfTheLast(capacity.factsOfLog());
        boolean urgent = log.facts() > 2L * capacity.factsOfLog();
        List<Page> kept = new ArrayList<>();
        for (Page page : waiting) {
            boolean due = page.unkeptSince() < keepBefore && (urgent || budget > 0);
            if (!due && weight < capacity.unkeptBytes()) {
                break;
            }
            kept.add(keep(page));
            weight -= requireNonNull(page.held()).weight();
            budget -= page.facts();
        }
        finish(kept);
    }

    private List<Page> waiting() {
        return book.pages().stream()
                .filter(page -> !page.isKept())
                .sorted(LONGEST_WAITING)
                .toList();
    }

    private void finish(List<Page> kept) {
        if (!kept.isEmpty()) {
            book = book.with(kept);
        }
        log.removeBefore(book.unkeptSince());
        pagesChanged |= cellSums.addUpSome(book, reckoner());
        if (pagesChanged || figuresChanged) {
            edition++;
            rebuilt += figuresChanged ? 1 : 0;
            sql.update("UPDATE census SET edition = ?, rebuilt = ?", edition, rebuilt);
        }
        forgetChanges();
    }

    Reckoner reckoner() {
        return new Reckoner(book, shelf(), names, rules);
    }

    /// Keeps every page.
    void keepAll() {
        finish(waiting().stream().map(this::keep).toList());
    }

    /// Whether there is work that nobody waits for.
    boolean isUntidy() {
        return cellSums.areWanting(published.book());
    }

    /// The state that is about to be committed.
    Edition reached() {
        return new Edition(book, edition, rebuilt);
    }

    /// After the commit: from now on questions are about this state.
    void publish(Edition committed) {
        published = committed;
    }

    private void forgetChanges() {
        recorded = 0;
        pagesChanged = false;
        figuresChanged = false;
    }

    /// After a rollback: back to the state that was committed last.
    void rolledBack() {
        forgetChanges();
        // The numbers of its pages will be given again.
        cache.clear();
        book = published.book();
        edition = published.number();
        rebuilt = published.rebuilt();
        lastSeq = storedLastSeq();
        log.load();
        cellSums.load(book);
    }

    /// Erases all facts; numbers, and the order of arrival, go on.
    void erase() {
        sql.update("UPDATE census SET last_seq = ?", lastSeq);
        for (String table : ERASED) {
            sql.update("DELETE FROM " + table);
        }
        book = Book.EMPTY;
        log.load();
        cellSums.load(book);
        pagesChanged = true;
    }

    /// Computes sums and carries anew from the facts.
    void rebuild(Runnable beforeEach, Progress progress) {
        keepAll();
        book = new Rebuild(book, names, rules, sql).run(shelf(), beforeEach, progress);
        cellSums.clear(book);
        figuresChanged = true;
        while (cellSums.areWanting(book)) {
            cellSums.addUpSome(book, reckoner());
        }
    }

    /// Takes over facts that were kept in another way, in their places in the order of arrival.
    void enter(Arrivals arrivals) {
        take(ledger.record(book, arrivals, shelf(), log.next()));
        keepAll();
    }
}
