package io.linebeat.store.sqlite;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.Utf8Order;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.ledger.Book;
import io.linebeat.core.ledger.Contents;
import io.linebeat.core.ledger.Library;
import io.linebeat.core.ledger.Names;
import io.linebeat.core.ledger.Page;
import io.linebeat.core.ledger.Reckoner;
import io.linebeat.core.ledger.Said;
import io.linebeat.core.ledger.Slice;
import io.linebeat.core.ledger.Sums;
import io.linebeat.core.measure.Span;
import io.linebeat.store.FactQuestion;
import io.linebeat.store.Recorded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lists facts: the newest first, and by identity within an instant. The order owes nothing to arrival.
final class FactLists {
    private final Book book;
    private final Reckoner reckoner;
    private final Library library;
    private final Numbers names;
    private final Statements sql;

    FactLists(Book book, Reckoner reckoner, Library library, Numbers names, Statements sql) {
        this.book = book;
        this.reckoner = reckoner;
        this.library = library;
        this.names = names;
        this.sql = sql;
    }

    io.linebeat.store.Page<Recorded> page(FactQuestion question) {
        Filter filter = new Filter(question, names);
        Place after = question.cursor() == null ? null : Place.parse(question.cursor());
        Span window = question.window() == null ? new Span(0, Long.MAX_VALUE) : question.window();
        long before = after == null || after.at() >= window.to() ? window.to() : after.at() + 1;
        List<Listed> found = new ArrayList<>();
        int wanted = question.limit() + 1;
        Span asked = new Span(Math.min(window.from(), before), before);
        reckoner.back(asked, filter::mayPass, page -> {
            found.addAll(new Youngest(page, asked, filter, after).first(wanted - found.size()));
            return found.size() < wanted;
        });
        io.linebeat.store.Page<Listed> page =
                Cursor.page(found, question.limit(), last -> last.place().cursor());
        return new io.linebeat.store.Page<>(
                page.items().stream().map(Listed::recorded).toList(), page.next());
    }

    /// Which facts are asked for, in numbers.
    private static final class Filter {
        private final boolean shadow;
        private final @Nullable SiteId site;
        private final @Nullable String worker;
        private final @Nullable String station;
        private final int kind;
        private final Numbers names;

        Filter(FactQuestion question, Numbers names) {
            this.shadow = question.shadow();
            this.site = question.site();
            this.worker = question.worker();
            this.station = question.station();
            this.kind = question.kind() == null ? -1 : kindRank(question.kind());
            this.names = names;
        }

        boolean passes(long lane) {
            if (Names.isLive(lane) == shadow) {
                return false;
            }
            if (worker == null && site == null) {
                return true;
            }
            WorkerId id = names.lane(lane).worker();
            return (worker == null || worker.equals(id.value())) && (site == null || site.equals(id.site()));
        }

        private boolean passesStation(int number) {
            return station == null || station.equals(names.station(number).value());
        }

        boolean passesSaid(long said) {
            return (kind < 0 || kind == Said.kind(said)) && passesStation(Said.station(said));
        }

        /// Whether a fact may pass where lanes and posts come to these sums.
        boolean mayPass(Sums sums) {
            return anyLane(sums) && anyPost(sums);
        }

        private boolean anyLane(Sums sums) {
            for (int i = 0; i < sums.lanes(); i++) {
                if (sums.tallyOfLane(i).events() > 0 && passes(sums.lane(i))) {
                    return true;
                }
            }
            return false;
        }

        private boolean anyPost(Sums sums) {
            for (int i = 0; i < sums.posts(); i++) {
                if (sums.tallyOfPost(i).events() > 0 && passesStation((int) sums.post(i))) {
                    return true;
                }
            }
            return false;
        }
    }

    private static int kindRank(String kind) {
        return switch (kind) {
            case "absent" -> 0;
            case "idle" -> 1;
            case "working" -> 2;
            case "product_count" -> 3;
            default -> throw new IllegalArgumentException("no kind of fact: " + kind);
        };
    }

    /// The facts of one page that pass a filter, of which only the youngest are made into objects.
    private final class Youngest {
        private static final int FEW = 1_024;

        private final Contents page;
        private final @Nullable Place after;
        private final ReceivedAt received;
        private long[] ats = new long[FEW];
        private int[] lanes = new int[FEW];
        private int[] places = new int[FEW];
        private int size;

        Youngest(Contents page, Span window, Filter filter, @Nullable Place after) {
            this.page = page;
            this.after = after;
            this.received = new ReceivedAt(sql);
            for (int lane = 0; lane < page.lanes(); lane++) {
                if (filter.passes(page.lane(lane))) {
                    Slice slice = page.slice(lane);
                    for (int i = 0; i < slice.size(); i++) {
                        if (window.contains(slice.at(i)) && filter.passesSaid(slice.said(i))) {
                            add(slice.at(i), lane, i);
                        }
                    }
                }
            }
        }

        private void add(long at, int lane, int place) {
            if (size == ats.length) {
                ats = Arrays.copyOf(ats, 2 * size);
                lanes = Arrays.copyOf(lanes, 2 * size);
                places = Arrays.copyOf(places, 2 * size);
            }
            ats[size] = at;
            lanes[size] = lane;
            places[size++] = place;
        }

        List<Listed> first(int wanted) {
            long[] sorted = Arrays.copyOf(ats, size);
            Arrays.sort(sorted);
            // Those at the cursor's instant may stand before it: they do not count.
            int behind = after == null ? 0 : countAt(after.at());
            int last = size - wanted - behind;
            long oldest = last <= 0 ? Long.MIN_VALUE : sorted[last];
            List<Listed> found = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                if (ats[i] >= oldest) {
                    Listed listed = Listed.of(recorded(lanes[i], places[i]));
                    if (after == null || listed.place().compareTo(after) > 0) {
                        found.add(listed);
                    }
                }
            }
            found.sort(Comparator.comparing(Listed::place));
            return found.subList(0, Math.min(wanted, found.size()));
        }

        private int countAt(long instant) {
            int count = 0;
            for (int i = 0; i < size; i++) {
                count += ats[i] == instant ? 1 : 0;
            }
            return count;
        }

        private Recorded recorded(int lane, int place) {
            return FactLists.this.recorded(page, page.slice(lane), lane, place, received);
        }
    }

    private Recorded recorded(Contents page, Slice slice, int lane, int place, ReceivedAt received) {
        long seq = slice.seq(place);
        return new Recorded(
                slice.fact(place, names.lane(page.lane(lane)), names),
                seq,
                received.of(seq),
                Said.isDemo(slice.said(place)));
    }

    /// Every fact of a stretch of time, in order of time.
    void each(Span stretch, Consumer<Recorded> consumer) {
        ReceivedAt received = new ReceivedAt(sql);
        for (Page page : pagesOf(stretch)) {
            List<Recorded> ofPage = new ArrayList<>(page.facts());
            Contents contents = library.contents(page);
            for (int lane = 0; lane < contents.lanes(); lane++) {
                Slice slice = contents.slice(lane);
                for (int i = 0; i < slice.size(); i++) {
                    if (stretch.contains(slice.at(i))) {
                        ofPage.add(recorded(contents, slice, lane, i, received));
                    }
                }
            }
            ofPage.sort(Comparator.comparingLong(recorded -> recorded.fact().at()));
            ofPage.forEach(consumer);
        }
    }

    private List<Page> pagesOf(Span stretch) {
        return book.pages().stream()
                .filter(page -> page.facts() > 0 && page.first() < stretch.to() && page.last() >= stretch.from())
                .toList();
    }

    /// When the earliest live fact at a site in a stretch of time is.
    OptionalLong first(SiteId site, Span stretch) {
        for (Page page : pagesOf(stretch)) {
            Contents contents = library.bareContents(page);
            long first = Long.MAX_VALUE;
            for (int lane = 0; lane < contents.lanes(); lane++) {
                boolean asked = Names.isLive(contents.lane(lane))
                        && names.lane(contents.lane(lane)).worker().site().equals(site);
                if (asked) {
                    first = Math.min(first, firstOf(contents.bare(lane), stretch));
                }
            }
            if (first < Long.MAX_VALUE) {
                return OptionalLong.of(first);
            }
        }
        return OptionalLong.empty();
    }

    private static long firstOf(Slice slice, Span stretch) {
        for (int i = 0; i < slice.size(); i++) {
            if (stretch.contains(slice.at(i))) {
                return slice.at(i);
            }
        }
        return Long.MAX_VALUE;
    }

    /// Every fact that the demo factory did not make.
    void eachOfSenders(Consumer<Recorded> consumer) {
        each(new Span(Long.MIN_VALUE, Long.MAX_VALUE), recorded -> {
            if (!recorded.demo()) {
                consumer.accept(recorded);
            }
        });
    }

    private record Listed(Place place, Recorded recorded) {
        static Listed of(Recorded recorded) {
            return new Listed(Place.of(recorded.fact()), recorded);
        }
    }

    /// A fact's place in the list; `model` and `version` are empty but for a stream on trial.
    private record Place(long at, String site, String worker, String model, String version, String identity)
            implements Comparable<Place> {
        private static final int PARTS = 6;
        private static final Comparator<Place> ORDER = Comparator.comparingLong(Place::at)
                .reversed()
                .thenComparing(Place::site, Utf8Order.INSTANCE)
                .thenComparing(Place::worker, Utf8Order.INSTANCE)
                .thenComparing(Place::model, Utf8Order.INSTANCE)
                .thenComparing(Place::version, Utf8Order.INSTANCE)
                .thenComparing(Place::identity, Utf8Order.INSTANCE);

        static Place of(Fact fact) {
            String site = fact.worker().site().value();
            String worker = fact.worker().value();
            String identity = Asides.identity(fact);
            return switch (fact.stream()) {
                case Stream.Live _ -> new Place(fact.at(), site, worker, "", "", identity);
                case Stream.Shadow(String model, String version) ->
                    new Place(fact.at(), site, worker, model, version, identity);
            };
        }

        static Place parse(String cursor) {
            String[] parts = Cursor.parts(cursor, PARTS);
            return new Place(Cursor.number(parts[0], cursor), parts[1], parts[2], parts[3], parts[4], parts[5]);
        }

        String cursor() {
            return Cursor.of(at, site, worker, model, version, identity);
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }
}
