package io.linebeat.core.ledger;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Works arrivals into a [Book], in any order, singly or in batches, and keeps its figures current. One thread owns it.
///
/// # How a late fact is worked in
///
/// Time is divided into pages. A page holds the facts of its time by lane, and what each lane carries into it from
/// before: the observation in force at its beginning, and the latest sight of the worker. So what a page comes to is a
/// function of the page alone, and so is what its lanes carry out of it: their carry into the next page.
///
/// An arrival touches one lane on one page. That lane is folded again; the stations at which a run of it changed get
/// their unions anew, from the page's runs. If what the lane carries out is still the same, nothing else can have
/// changed, ever. If not, the next page is touched at this lane, and so on. A carry ends with its hold, so that goes no
/// further than a fact reaches by law.
///
/// # Why its cost is bounded
///
/// A page holds at most [#MAX_FACTS] facts: a fuller one is split into four. So a fact costs at most a few pages, how
/// long the history may be and however late it is; and in a batch the facts of one page share it. (Only a page of the
/// finest level, 3.5 seconds, is never split.)
///
/// # Why order, repetition and batches leave no trace
///
/// A lane's facts on a page are kept in the order of their identities, each once, with the greatest content that came.
/// That, and all that follows from it, is a function of the set of arrivals. Only how time is divided into pages
/// depends on how they came, and no figure depends on that.
public final class Ledger {
    /// The most facts of a page; it costs about 2 ms to fold that many and 1 MB to hold them.
    public static final int MAX_FACTS = 32_768;

    private final Names names;
    private final Rules rules;
    private final int mostFacts;

    public Ledger(Names names, Rules rules) {
        this(names, rules, MAX_FACTS);
    }

    /// @param mostFacts of a page, where it is not to be [#MAX_FACTS]
    public Ledger(Names names, Rules rules, int mostFacts) {
        this.names = names;
        this.rules = rules;
        this.mostFacts = mostFacts;
    }

    /// A page that is to be written anew: arrivals `[from, to)` of their order belong on it, and lanes carry something
    /// else into it.
    private static final class Draft {
        private final Cell cell;
        private int from;
        private int to;
        private Carries carries = new Carries();

        Draft(Cell cell) {
            this.cell = cell;
        }

        private void takes(Carries more) {
            carries = more.before(carries);
        }
    }

    /// Records arrivals and says what became of each.
    ///
    /// @param library opens the pages of `book`
    /// @param commit numbers what is recorded together, upwards
    public Entry record(Book book, Arrivals arrivals, Library library, long commit) {
        return record(book, arrivals, library, commit, null);
    }

    /// The same for arrivals that may have been recorded before, when some of the pages that they changed were
    /// kept and others not. On a page that has them they change nothing, so what it carries on is compared with
    /// what the next pages have: as far as an arrival can reach, by the hold of a sight and that of an absence
    /// which it makes void.
    public Entry recordAgain(Book book, Arrivals arrivals, Library library, long commit) {
        Map<Long, Long> reach = new HashMap<>();
        for (int i = 0; i < arrivals.size(); i++) {
            reach.merge(arrivals.lane(i), Math.addExact(arrivals.facts().at(i), 2 * rules.longestHold()), Math::max);
        }
        return record(book, arrivals, library, commit, reach);
    }

    private Entry record(Book book, Arrivals arrivals, Library library, long commit, @Nullable Map<Long, Long> reach) {
        Entry entry = new Entry(arrivals, book);
        long[] pageStarts = new long[arrivals.size()];
        NavigableMap<Long, Draft> drafts = drafts(book, arrivals, pageStarts);
        int[] order = Order.of(arrivals, pageStarts);
        entry.inOrder(order);
        share(order, pageStarts, drafts);

        Holds holds = new Holds(rules, names);
        List<Page> changed = new ArrayList<>();
        while (!drafts.isEmpty()) {
            Draft draft = drafts.pollFirstEntry().getValue();
            Page page = book.find(draft.cell);
            Page old = page == null ? Page.blank(draft.cell) : page;
            Revision revision = new Revision(old, library.contents(old), entry, names, holds, reach != null);
            Page revised = revision.with(order, draft.from, draft.to, draft.carries, commit);
            if (revision.hasChanged()) {
                changed.addAll(inParts(revised, entry, holds));
            }
            carryOver(book.cellFor(draft.cell.to()), revision.carriedOver(), drafts);
            if (reach != null) {
                carryOn(book, draft.cell, revision.carriedOn(), reach, drafts);
            }
        }
        if (!changed.isEmpty()) {
            entry.becomes(book.with(changed, siteStarts(book, entry)));
        }
        return entry;
    }

    private static NavigableMap<Long, Draft> drafts(Book book, Arrivals arrivals, long[] pageStarts) {
        NavigableMap<Long, Draft> drafts = new TreeMap<>();
        Cell cell = new Cell(0, 0);
        Span span = Span.emptyAt(0);
        for (int i = 0; i < pageStarts.length; i++) {
            long at = arrivals.facts().at(i);
            if (!span.contains(at)) {
                cell = book.cellFor(at);
                span = cell.span();
                drafts.putIfAbsent(span.from(), new Draft(cell));
            }
            pageStarts[i] = span.from();
        }
        return drafts;
    }

    private static void share(int[] order, long[] pageStarts, NavigableMap<Long, Draft> drafts) {
        for (int from = 0; from < order.length; ) {
            long start = pageStarts[order[from]];
            int to = from + 1;
            while (to < order.length && pageStarts[order[to]] == start) {
                to++;
            }
            Draft draft = drafts.get(start);
            if (draft == null) {
                throw new IllegalStateException("no page was begun for these arrivals");
            }
            draft.from = from;
            draft.to = to;
            from = to;
        }
    }

    private static void carryOver(Cell next, Carries carriedOver, NavigableMap<Long, Draft> drafts) {
        if (!carriedOver.isEmpty()) {
            drafts.computeIfAbsent(next.from(), _ -> new Draft(next)).takes(carriedOver);
        }
    }

    private static void carryOn(
            Book book, Cell cell, Carries same, Map<Long, Long> reach, NavigableMap<Long, Draft> drafts) {
        Cell next = book.cellFor(cell.to());
        int place = book.firstFrom(cell.to());
        Cell nextPage = place < book.size() ? book.page(place).cell() : next;
        Carries on = new Carries();
        Carries ends = new Carries();
        for (int i = 0; i < same.size(); i++) {
            boolean isNone = same.carry(i).isNone();
            long reached = reach.getOrDefault(same.lane(i), Long.MIN_VALUE);
            if (!isNone && next.from() < reached) {
                on.add(same.lane(i), same.carry(i));
            } else if (isNone && place < book.size() && nextPage.from() < reached) {
                ends.add(same.lane(i), same.carry(i));
            }
        }
        carryOver(next, on, drafts);
        carryOver(nextPage, ends, drafts);
    }

    private List<Page> inParts(Page page, Entry entry, Holds holds) {
        if (page.facts() <= mostFacts || page.cell().level() == 0) {
            return List.of(page);
        }
        List<Page> parts = new Division(page, names, holds).parts(mostFacts);
        entry.split(new Entry.Split(page, parts));
        return parts;
    }

    private Map<SiteId, Long> siteStarts(Book book, Entry entry) {
        Map<SiteId, Long> starts = book.siteStarts();
        Arrivals arrivals = entry.arrivals();
        Map<Long, Long> earliest = new HashMap<>();
        long lane = -1;
        // Of a lane's facts on a page the first is the earliest.
        for (int arrival : entry.order()) {
            if (entry.isTaken(arrival) && arrivals.lane(arrival) != lane) {
                lane = arrivals.lane(arrival);
                if (Names.isLive(lane)) {
                    earliest.merge(lane, arrivals.facts().at(arrival), Math::min);
                }
            }
        }
        for (Map.Entry<Long, Long> each : earliest.entrySet()) {
            SiteId site = names.lane(each.getKey()).worker().site();
            if (each.getValue() < starts.getOrDefault(site, Long.MAX_VALUE)) {
                starts = with(starts, site, each.getValue());
            }
        }
        return starts;
    }

    private static Map<SiteId, Long> with(Map<SiteId, Long> starts, SiteId site, long start) {
        Map<SiteId, Long> changed = new HashMap<>(starts);
        changed.put(site, start);
        return Map.copyOf(changed);
    }
}
