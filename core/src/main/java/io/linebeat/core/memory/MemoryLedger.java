package io.linebeat.core.memory;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.FactColumns;
import io.linebeat.core.fact.Lane;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.ledger.Arrivals;
import io.linebeat.core.ledger.Book;
import io.linebeat.core.ledger.Contents;
import io.linebeat.core.ledger.Entry;
import io.linebeat.core.ledger.Ledger;
import io.linebeat.core.ledger.Library;
import io.linebeat.core.ledger.Names;
import io.linebeat.core.ledger.Page;
import io.linebeat.core.ledger.Reckoner;
import io.linebeat.core.ledger.Run;
import io.linebeat.core.ledger.Slice;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.core.report.ReportBuilder;
import io.linebeat.core.roster.Roster;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A ledger whose whole book is in memory: for tests, and for questions about facts that are not to be kept.
public final class MemoryLedger {
    private final Names names = new MemoryNames();
    private final Rules rules;
    private final Ledger ledger;
    private final Set<Fact> aside = new HashSet<>();
    private Book book = Book.EMPTY;
    private long commits;
    private long lastSeq;

    public MemoryLedger(Rules rules) {
        this(rules, Ledger.MAX_FACTS);
    }

    /// @param mostFacts of a page
    public MemoryLedger(Rules rules, int mostFacts) {
        this.rules = rules;
        this.ledger = new Ledger(names, rules, mostFacts);
    }

    /// Records facts together and says, in their order, what became of each.
    public List<Receipt> record(Collection<? extends Fact> facts) {
        Arrivals.Builder arrivals = new Arrivals.Builder(facts.size(), names);
        arrivals.add(FactColumns.of(facts), false, lastSeq + 1);
        lastSeq += facts.size();
        Entry entry = ledger.record(book, arrivals.build(), Library.NONE, ++commits);
        book = entry.book();
        aside.addAll(entry.aside());
        return entry.receipts();
    }

    public Book book() {
        return book;
    }

    public Names names() {
        return names;
    }

    public Reckoner reckoner() {
        return new Reckoner(book, Library.NONE, names, rules);
    }

    /// The live facts' report.
    public Report report(Question question, Roster roster, long now) {
        return ReportBuilder.report(question, book, reckoner(), names, roster, now);
    }

    /// A worker's live runs, neighbours joined.
    public List<Run> runs(WorkerId worker) {
        List<Run> runs = new ArrayList<>();
        if (book.size() > 0) {
            Span all = book.page(0)
                    .cell()
                    .span()
                    .through(book.page(book.size() - 1).cell().span());
            long lane = names.lane(new Lane(Stream.LIVE, worker));
            reckoner().runs(all, each -> each == lane, (_, run) -> Run.append(run, runs));
        }
        return runs;
    }

    /// The facts in force, of every stream.
    public Collection<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        for (Page page : book.pages()) {
            Contents contents = Library.NONE.contents(page);
            for (int lane = 0; lane < contents.lanes(); lane++) {
                Slice slice = contents.slice(lane);
                for (int i = 0; i < slice.size(); i++) {
                    facts.add(slice.fact(i, names.lane(contents.lane(lane)), names));
                }
            }
        }
        return facts;
    }

    /// The lesser contents of conflicts.
    public Set<Fact> aside() {
        return Set.copyOf(aside);
    }
}
