package io.linebeat.server.live;

import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.measure.Micros;
import io.linebeat.server.live.Painter.News;
import io.linebeat.server.live.Painter.Painted;
import io.linebeat.store.Busy;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A window that is watched. One thread paints: when something was committed, when a fact's instant comes, and never
/// more often than leaves most of its time to others. Any number of readers wait for the next view, and take the newest
/// when they come; a slow one skips views and misses nothing.
///
/// It ends when nobody has watched it for a while, or when it is closed; whoever waits then hears so at once. A view
/// that could not be painted is tried again; until it can be, readers are told of the trouble and not that all is well.
final class Board {
    /// The least time between two views.
    static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /// Of its time, a board paints a fifth at the most.
    private static final int REST = 4;
    /// A view is never older, come what may.
    private static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(30);
    /// How often it looks at the clock, which may jump, and whether anybody still watches.
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    /// The longest wait for a first view: one report, behind those of other boards.
    private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long AFTER_FAILURE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Logger LOG = LoggerFactory.getLogger(Board.class);

    private final BoardWindow about;
    private final Painter painter;
    private final BoardEvents events;
    private final InstantSource clock;
    private final Semaphore turns;
    private final long lingerNanos;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Condition views = lock.newCondition();
    private Set<WorkerId> changed = new HashSet<>();
    private boolean throughout;
    private int readers;
    private long lastReader = System.nanoTime();
    private boolean closed;
    private @Nullable BoardView view;
    private long painted = System.nanoTime();
    private @Nullable RuntimeException trouble;
    private long nextFact = Long.MAX_VALUE;

    /// A board that nobody watches yet.
    ///
    /// @param turns to paint, which it shares with all other boards
    /// @param lingerNanos how long it goes on without readers: one whose link broke comes back within this time
    Board(
            BoardWindow about,
            Painter painter,
            BoardEvents events,
            InstantSource clock,
            Semaphore turns,
            long lingerNanos) {
        this.about = about;
        this.painter = painter;
        this.events = events;
        this.clock = clock;
        this.turns = turns;
        this.lingerNanos = lingerNanos;
    }

    BoardWindow about() {
        return about;
    }

    /// Its views as text, which its readers share.
    BoardEvents events() {
        return events;
    }

    /// Paints until nobody has watched for a while, or until [#close()].
    void follow() {
        try {
            while (awaitNews()) {
                rest(paintInTurn());
            }
        } catch (InterruptedException e) {
            LOG.debug("A board was interrupted", e);
        } finally {
            close();
        }
    }

    /// Boards take turns, so that many of them together leave room for everybody else; answers how long to rest.
    private long paintInTurn() throws InterruptedException {
        turns.acquire();
        try {
            long start = System.nanoTime();
            boolean done = paint();
            return done ? Math.max(PACE_NANOS, REST * (System.nanoTime() - start)) : AFTER_FAILURE_NANOS;
        } finally {
            turns.release();
        }
    }

    private boolean paint() {
        if (isClosed()) {
            return true;
        }
        News taken = takeNews();
        try {
            BoardView before = view();
            long now = Micros.of(clock.instant());
            publish(before == null ? painter.first(now) : painter.after(before, taken, now));
            return true;
        } catch (RuntimeException e) {
            fail(e, taken);
            return false;
        }
    }

    private boolean awaitNews() throws InterruptedException {
        lock.lock();
        try {
            while (!closed && !isOver() && !isDue()) {
                news.awaitNanos(Math.min(LOOK_NANOS, untilNextFact()));
            }
            closed |= isOver(); // in the same breath: nobody joins in between
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private boolean isOver() {
        return readers == 0 && System.nanoTime() - lastReader >= lingerNanos;
    }

    private boolean isDue() {
        return view == null
                || trouble != null
                || throughout
                || !changed.isEmpty()
                || untilNextFact() <= 0
                || Micros.of(clock.instant()) < view.now()
                || System.nanoTime() - painted >= STALE_NANOS;
    }

    /// A fact counts once its instant is over.
    private long untilNextFact() {
        if (nextFact == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        long micros = nextFact + 1 - Micros.of(clock.instant());
        return TimeUnit.MICROSECONDS.toNanos(Math.max(0, micros));
    }

    private void rest(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (!closed && left > 0) {
                left = news.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private News takeNews() {
        lock.lock();
        try {
            News taken = new News(changed, throughout);
            changed = new HashSet<>();
            throughout = false;
            return taken;
        } finally {
            lock.unlock();
        }
    }

    private void publish(Painted next) {
        lock.lock();
        try {
            view = next.view();
            nextFact = next.next();
            painted = System.nanoTime();
            trouble = null;
            views.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void fail(RuntimeException failure, News taken) {
        lock.lock();
        try {
            if (!closed && trouble == null) {
                LOG.warn("A board cannot be painted, and is tried again each second", failure);
            }
            trouble = failure;
            changed.addAll(taken.workers());
            throughout |= taken.throughout();
            views.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable BoardView view() {
        lock.lock();
        try {
            return view;
        } finally {
            lock.unlock();
        }
    }

    /// Something was recorded of these workers of its site.
    void changed(Set<WorkerId> workers) {
        lock.lock();
        try {
            changed.addAll(workers);
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void changedThroughout() {
        lock.lock();
        try {
            throughout = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Counts a reader in; false when the board has just come to its end.
    boolean join() {
        lock.lock();
        try {
            if (!closed) {
                readers++;
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            readers--;
            lastReader = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    /// For how long nobody has watched; negative while somebody does.
    long idleNanos() {
        lock.lock();
        try {
            return readers > 0 ? -1 : System.nanoTime() - lastReader;
        } finally {
            lock.unlock();
        }
    }

    /// Ends at once if nobody watches.
    boolean closeIfIdle() {
        lock.lock();
        try {
            if (readers == 0) {
                close();
            }
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /// The newest view, once there is one.
    ///
    /// @throws RuntimeException what stands in the way, if it could not be painted
    BoardView awaitFirst() throws InterruptedException {
        lock.lock();
        try {
            long left = FIRST_NANOS;
            while (!closed && view == null && trouble == null && left > 0) {
                left = views.awaitNanos(left);
            }
            if (view != null && !closed) {
                return view;
            }
            throw trouble != null ? trouble : new Busy(closed ? "the server is closing" : "many windows are watched");
        } finally {
            lock.unlock();
        }
    }

    /// The newest view if it is later than an edition; else waits for one for a while. `null` if none came.
    @Nullable
    BoardView awaitLaterThan(long edition, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (!closed && left > 0 && (view == null || view.edition() <= edition)) {
                left = views.awaitNanos(left);
            }
            return view == null || view.edition() <= edition ? null : view;
        } finally {
            lock.unlock();
        }
    }

    /// Whether the last view could not be painted, so that the one before it may be out of date.
    boolean isInTrouble() {
        lock.lock();
        try {
            return trouble != null;
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /// Ends every reader's wait.
    void close() {
        lock.lock();
        try {
            closed = true;
            news.signalAll();
            views.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
