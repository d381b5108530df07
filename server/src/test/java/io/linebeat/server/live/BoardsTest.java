package io.linebeat.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.calendar.SiteRules;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.roster.Roster;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import io.linebeat.server.live.Boards.Limits;
import io.linebeat.server.live.Painter.News;
import io.linebeat.store.Busy;
import io.linebeat.store.CommitListener;
import io.linebeat.store.Farewell;
import io.linebeat.store.Intake;
import io.linebeat.store.Recorded;
import io.linebeat.store.Store;
import io.linebeat.store.StoreFailed;
import io.linebeat.store.sqlite.SqliteStore;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How many boards there are, how long, and what their readers share.
class BoardsTest {
    private static final Instant NOON = Instant.parse("2026-03-11T12:00:00Z");
    private static final long NOW = Micros.of(NOON);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final Duration LONG = Duration.ofHours(1);
    private static final WorkerId ADA = new WorkerId(SiteId.DEFAULT, "A");
    private static final StationId X = new StationId(SiteId.DEFAULT, "X");

    @TempDir
    private Path folder;

    private Store store;
    private final List<Boards> opened = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        Rules rules = new Rules(new SiteRules(ZoneOffset.UTC, Hold.always(Micros.HOUR)), Map.of());
        store = SqliteStore.open(folder, rules, () -> NOW, CommitListener.DEAF);
        store.register(new Worker(ADA, "Ada"));
        store.register(new Station(X, "X", "assembly"));
    }

    @AfterEach
    void close() {
        opened.forEach(Boards::close);
        store.close();
    }

    private Boards boards(int most, int readers, Duration linger) {
        Boards boards = new Boards(store, () -> NOON, new Limits(most, readers, linger));
        opened.add(boards);
        return boards;
    }

    private static BoardWindow window(int minutes) {
        return new BoardWindow(SiteId.DEFAULT, NOW - minutes * Micros.MINUTE, null);
    }

    @Test
    void whoWatchesTheSameSharesABoard() {
        Boards boards = boards(1, 2, LONG);

        assertThat(boards.join(window(1))).isSameAs(boards.join(window(1)));
        assertThat(boards.readers()).isEqualTo(2);
    }

    @Test
    void moreReadersThanThereIsRoomForComeAgainUntilOneLeaves() {
        Boards boards = boards(2, 2, LONG);
        Board one = boards.join(window(1));
        boards.join(window(2));

        assertThatThrownBy(() -> boards.join(window(1)))
                .isInstanceOf(Busy.class)
                .hasMessageContaining("more than 2 streams");
        boards.leave(one);
        boards.join(window(1));
    }

    @Test
    void aWindowForWhichThereIsNoRoomTakesNoReadersPlace() {
        Boards boards = boards(1, 2, LONG);
        boards.join(window(1));

        assertThatThrownBy(() -> boards.join(window(2)))
                .isInstanceOf(Busy.class)
                .hasMessageContaining("more than 1 different windows");
        assertThat(boards.readers()).isEqualTo(1);
    }

    @Test
    void aBoardWithoutReadersGivesItsPlaceToAnotherWindow() {
        Boards boards = boards(2, 5, LONG);
        Board watched = boards.join(window(1));
        Board left = boards.join(window(2));
        boards.leave(left);

        Board other = boards.join(window(3));

        assertThat(left.isClosed()).isTrue();
        assertThat(watched.isClosed()).isFalse();
        assertThat(other.isClosed()).isFalse();
    }

    @Test
    void aBoardWithoutReadersEndsAfterAWhileAndTheNextReaderFindsAnother() throws Exception {
        Boards boards = boards(1, 2, Duration.ofMillis(1));
        Board board = boards.join(window(1));
        long edition = board.awaitFirst().edition();
        boards.leave(board);

        assertThat(board.awaitLaterThan(edition, PATIENCE_NANOS)).isNull();
        assertThat(board.isClosed()).isTrue();
        assertThat(boards.join(window(1))).isNotSameAs(board);
    }

    @Test
    void aBoardLingersForAReaderWhoComesBack() throws Exception {
        Boards boards = boards(1, 2, LONG);
        Board board = boards.join(window(1));
        board.awaitFirst();
        boards.leave(board);

        assertThat(boards.join(window(1))).isSameAs(board);
    }

    @Test
    void whenItClosesNobodyWaitsAndNobodyComes() throws Exception {
        Boards boards = boards(1, 2, LONG);
        Board board = boards.join(window(1));
        board.awaitFirst();

        boards.close();

        assertThat(board.isClosed()).isTrue();
        assertThatThrownBy(board::awaitFirst).isInstanceOf(Busy.class).hasMessageContaining("closing");
        assertThatThrownBy(() -> boards.join(window(2)))
                .isInstanceOf(Busy.class)
                .hasMessageContaining("closing");
        assertThat(boards.readers()).isEqualTo(1);
    }

    /// The readers of the store are four: two are always left to others.
    @Test
    void ofManyBoardsTwoPaintAtATimeAtTheMost() throws Exception {
        AtomicInteger painting = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Store counting = (Store) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Store.class}, (_, method, arguments) -> {
                    most.accumulateAndGet(painting.incrementAndGet(), Math::max);
                    try {
                        return method.invoke(store, arguments);
                    } finally {
                        painting.decrementAndGet();
                    }
                });
        Boards boards = new Boards(counting, () -> NOON, new Limits(16, 16, LONG));
        opened.add(boards);
        List<Board> watched =
                IntStream.range(0, 16).mapToObj(i -> boards.join(window(i))).toList();
        most.set(0);

        for (Board board : watched) {
            board.awaitFirst();
        }
        for (int round = 2; round < 6; round++) {
            record(round);
            boards.changed(Set.of(ADA));
            for (Board board : watched) {
                assertThat(board.awaitLaterThan(round - 1, PATIENCE_NANOS)).isNotNull();
            }
        }

        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void whoComesWhenNothingCanBeComputedHearsWhy() throws Exception {
        store.close();

        Board board = boards(1, 1, LONG).join(window(1));

        assertThatThrownBy(board::awaitFirst).isInstanceOf(StoreFailed.class);
    }

    @Test
    void aChangeAtAnotherSiteIsNoNews() {
        Painter painter = new Painter(store, window(60));
        BoardView view = painter.first(NOW).view();

        BoardView later = painter.after(view, new News(Set.of(), false), NOW + Micros.HOUR)
                .view();

        assertThat(later.edition()).isEqualTo(view.edition());
        assertThat(later.now()).isEqualTo(NOW + Micros.HOUR);
    }

    @Test
    void aWindowWithoutABeginningStaysEmptyUntilTheFirstFact() {
        Painter painter = new Painter(store, new BoardWindow(SiteId.DEFAULT, null, null));
        BoardView empty = painter.first(NOW).view();
        BoardView later = painter.after(empty, new News(Set.of(), false), NOW + Micros.HOUR)
                .view();
        record();
        BoardView begun = painter.after(later, new News(Set.of(ADA), false), NOW + Micros.HOUR)
                .view();

        assertThat(later.edition()).isEqualTo(empty.edition());
        assertThat(begun.workersSince(empty.edition())).hasSize(1);
    }

    @Test
    void whenTheClockGoesBackWhoWasTouchedIsStillNamed() {
        Painter painter = new Painter(store, window(60));
        BoardView view = painter.first(NOW).view();
        record();

        BoardView earlier = painter.after(view, new News(Set.of(ADA), false), NOW - Micros.MINUTE)
                .view();

        assertThat(earlier.isWholeFor(view.edition())).isTrue();
        assertThat(earlier.touchedSince(view.edition())).containsExactly(ADA);
    }

    @Test
    void whoWasErasedIsRememberedByNobody() {
        Painter painter = new Painter(store, window(60));
        record();
        BoardView view = painter.after(painter.first(NOW).view(), new News(Set.of(ADA), false), NOW)
                .view();
        store.startOver(Roster.EMPTY, Intake.demo(List.of()), SILENT);

        BoardView erased = painter.after(view, News.EVERYTHING, NOW).view();

        assertThat(view.touched()).containsOnlyKeys(ADA);
        assertThat(erased.touched()).isEmpty();
        assertThat(erased.isWholeFor(view.edition())).isTrue();
    }

    @Test
    void readersShareTheTextsOfTheWholeAndOfTheLastStep() {
        Painter painter = new Painter(store, window(60));
        BoardView first = painter.first(NOW).view();
        record();
        BoardView second =
                painter.after(first, new News(Set.of(ADA), false), NOW).view();
        BoardEvents events = boards(1, 1, LONG).join(window(60)).events();

        byte[] step = events.of(second, 1);

        assertThat(events.of(second, 1)).isSameAs(step);
        assertThat(events.of(second, 0)).isSameAs(events.of(second, 0)).isNotSameAs(step);
        assertThat(new String(step, StandardCharsets.UTF_8)).contains("\"whole\":false", "\"touched\":[\"A\"]");
    }

    private static final Farewell SILENT = new Farewell() {
        @Override
        public void leaving(Recorded fact) {}

        @Override
        public void leaving(Worker worker) {}

        @Override
        public void leaving(Station station) {}

        @Override
        public void done() {}
    };

    private void record() {
        record(1);
    }

    private void record(int secondsAgo) {
        store.record(Intake.of(List.of(new Observation(
                Stream.LIVE, ADA, X, NOW - secondsAgo * Micros.SECOND, State.WORKING, null, Source.UNKNOWN))));
    }
}
