package io.linebeat.server.live;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.measure.Micros;
import io.linebeat.server.operations.StoreWatch;
import io.linebeat.store.Busy;
import io.linebeat.store.CommitListener;
import io.linebeat.store.Store;
import io.linebeat.store.StoreFailed;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The boards that are watched, one for each window, however many watch it.
@Component
class Boards implements CommitListener {
    /// Windows that can be watched at the same time; each costs a report at every change.
    static final int MAX_BOARDS = 64;
    /// Readers of all boards together; each holds a connection.
    static final int MAX_READERS = 2_000;

    /// How much may be watched.
    ///
    /// @param linger how long a board goes on without readers, unless its place is needed
    record Limits(int boards, int readers, Duration linger) {
        static final Limits USUAL = new Limits(MAX_BOARDS, MAX_READERS, Duration.ofSeconds(60));
    }

    private final Store store;
    private final InstantSource clock;
    private final Limits limits;
    private final ConcurrentHashMap<BoardWindow, Board> boards = new ConcurrentHashMap<>();
    private final Semaphore room;
    /// So many boards paint at a time: half of the processors and of the store's readers are always left to others.
    private final Semaphore turns =
            new Semaphore(Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 2), true);
    /// Held by whoever joins, so that the number of boards stays within its limit.
    private final ReentrantLock joining = new ReentrantLock();
    private boolean closed;

    @Autowired
    Boards(Store store, StoreWatch watch, InstantSource clock, MeterRegistry metrics) {
        this(store, clock, Limits.USUAL);
        watch.tell(this);
        Gauge.builder("linebeat.live.boards", boards, ConcurrentHashMap::size)
                .description("Windows that are watched live")
                .register(metrics);
        Gauge.builder("linebeat.live.readers", this, Boards::readers)
                .description("Streams that are open")
                .register(metrics);
    }

    Boards(Store store, InstantSource clock, Limits limits) {
        this.store = store;
        this.clock = clock;
        this.limits = limits;
        this.room = new Semaphore(limits.readers());
    }

    int readers() {
        return limits.readers() - room.availablePermits();
    }

    /// The board of a window, with one more reader, who must [#leave] it.
    Board join(BoardWindow about) {
        if (!room.tryAcquire()) {
            throw new Busy("more than " + limits.readers() + " streams are open");
        }
        boolean joined = false;
        joining.lock();
        try {
            Board board = boards.get(about);
            if (board == null || !board.join()) {
                board = open(about);
            }
            joined = true;
            return board;
        } finally {
            joining.unlock();
            if (!joined) {
                room.release();
            }
        }
    }

    void leave(Board board) {
        board.leave();
        room.release();
    }

    /// A board as it is now, for whoever does not watch it.
    BoardView once(BoardWindow about) {
        return new Painter(store, about).first(Micros.of(clock.instant())).view();
    }

    BoardText text(BoardWindow about) {
        return new BoardText(about, store.rules().of(about.site()));
    }

    private Board open(BoardWindow about) {
        if (closed) {
            throw new Busy("the server is closing");
        }
        boards.remove(about); // it has just ended
        if (boards.size() >= limits.boards() && !endAnIdleOne()) {
            throw new Busy("more than " + limits.boards() + " different windows are watched");
        }
        BoardEvents events = new BoardEvents(UUID.randomUUID().toString(), text(about));
        Board board = new Board(
                about,
                new Painter(store, about),
                events,
                clock,
                turns,
                limits.linger().toNanos());
        board.join();
        boards.put(about, board); // before it looks, so that it hears of what is committed after
        // A thread of the system: while it computes, a virtual one would keep its carrier from requests.
        Thread.ofPlatform().daemon().name("board").start(() -> follow(board));
        return board;
    }

    /// The place of whichever board has been without readers for longest.
    private boolean endAnIdleOne() {
        @Nullable
        Board idle = boards.values().stream()
                .max(Comparator.comparingLong(Board::idleNanos))
                .orElse(null);
        return idle != null && idle.closeIfIdle() && boards.remove(idle.about(), idle);
    }

    private void follow(Board board) {
        try {
            board.follow();
        } finally {
            boards.remove(board.about(), board);
        }
    }

    @Override
    public void committed(int items, long nanos) {}

    @Override
    public boolean isWatching() {
        return !boards.isEmpty();
    }

    @Override
    public void changed(Set<WorkerId> workers) {
        Map<SiteId, Set<WorkerId>> bySite =
                workers.stream().collect(Collectors.groupingBy(WorkerId::site, Collectors.toSet()));
        boards.values().forEach(board -> {
            Set<WorkerId> here = bySite.get(board.about().site());
            if (here != null) {
                board.changed(here);
            }
        });
    }

    @Override
    public void changedThroughout() {
        boards.values().forEach(Board::changedThroughout);
    }

    @Override
    public void failed(StoreFailed failure) {}

    /// Before the web server waits for its answers to end: these would not.
    @EventListener(ContextClosedEvent.class)
    void close() {
        joining.lock();
        try {
            closed = true;
            List.copyOf(boards.values()).forEach(Board::close);
        } finally {
            joining.unlock();
        }
    }
}
