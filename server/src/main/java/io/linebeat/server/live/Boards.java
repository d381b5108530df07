package io.linebeat.server.live;

import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.measure.Micros;
import io.linebeat.server.operations.StoreWatch;
import io.linebeat.store.Busy;
import io.linebeat.store.CommitListener;
import io.linebeat.store.Store;
import io.linebeat.store.StoreFailed;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
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

    private final Store store;
    private final InstantSource clock;
    private final ConcurrentHashMap<BoardWindow, Board> boards = new ConcurrentHashMap<>();
    private final Semaphore room = new Semaphore(MAX_READERS);
    private final String era;
    private final AtomicLong names = new AtomicLong();

    Boards(Store store, StoreWatch watch, InstantSource clock, MeterRegistry metrics) {
        this.store = store;
        this.clock = clock;
        this.era = Long.toString(Micros.of(clock.instant()), Character.MAX_RADIX);
        watch.tell(this);
        Gauge.builder("linebeat.live.boards", boards, ConcurrentHashMap::size)
                .description("Windows that are watched live")
                .register(metrics);
        Gauge.builder("linebeat.live.readers", room, free -> MAX_READERS - free.availablePermits())
                .description("Streams that are open")
                .register(metrics);
    }

    /// The board of a window, with one more reader, who must [#leave] it.
    Board join(BoardWindow about) {
        if (!room.tryAcquire()) {
            throw new Busy("more than " + MAX_READERS + " streams are open");
        }
        try {
            Board board = boardOf(about);
            while (!board.join()) {
                boards.remove(about, board);
                board = boardOf(about);
            }
            return board;
        } catch (RuntimeException e) {
            room.release();
            throw e;
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

    private Board boardOf(BoardWindow about) {
        return boards.computeIfAbsent(about, _ -> {
            if (boards.size() >= MAX_BOARDS) {
                throw new Busy("more than " + MAX_BOARDS + " different windows are watched");
            }
            String name = era + "-" + Long.toString(names.incrementAndGet(), Character.MAX_RADIX);
            Board board = new Board(name, about, new Painter(store, about), clock);
            Thread.ofVirtual().name("board-" + name).start(() -> follow(board));
            return board;
        });
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
    public void changed(Set<WorkerId> workers) {
        boards.values().forEach(board -> board.changed(workers));
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
        List.copyOf(boards.values()).forEach(Board::close);
    }
}
