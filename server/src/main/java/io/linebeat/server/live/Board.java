package io.linebeat.server.live;

import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.measure.Micros;
import io.linebeat.server.live.Painter.News;
import io.linebeat.server.live.Painter.Painted;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A window that is watched. One thread paints: when something was committed, when a fact's instant comes, and never
/// more often than leaves most of its time to others. Any number of readers wait for the next view, and take the newest
/// when they come; a slow one skips views and misses nothing.
final class Board {
    /// The least time between two views.
    static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /// Of its time, a board paints a fifth at the most.
    private static final int REST = 4;
    /// A view is never older, come what may: clocks jump.
    private static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(30);
    /// How long a board goes on without readers: one whose connection broke comes back within this time.
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long AFTER_FAILURE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Logger LOG = LoggerFactory.getLogger(Board.class);

    private final String name;
    private final BoardWindow about;
    private final Painter painter;
    private final InstantSource clock;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Condition views = lock.newCondition();
    private Set<WorkerId> changed = new HashSet<>();
    private boolean throughout;
    private int readers;
    private long lastReader = System.nanoTime();
    private boolean closed;
    private @Nullable BoardView view;
    private long nextFact = Long.MAX_VALUE;

    /// A board that nobody watches yet.
    ///
    /// @param name tells this board from any other that ever was, so that a reader who comes back is known
    Board(String name, BoardWindow about, Painter painter, InstantSource clock) {
        this.name = name;
        this.about = about;
        this.painter = painter;
        this.clock = clock;
    }

    String name() {
        return name;
    }

    BoardWindow about() {
        return about;
    }

    /// Paints until nobody has watched for a while, or until [#close()].
    void follow() {
        try {
            while (awaitNews()) {
                long start = System.nanoTime();
                boolean painted = paint();
                long rest = Math.max(PACE_NANOS, REST * (System.nanoTime() - start));
                rest(painted ? rest : AFTER_FAILURE_NANOS);
            }
        } catch (InterruptedException e) {
            LOG.debug("A board was interrupted", e);
        } finally {
            close();
        }
    }

    private boolean paint() {
        News taken = takeNews();
        try {
            BoardView before = view();
            long now = Micros.of(clock.instant());
            publish(before == null ? painter.first(now) : painter.after(before, taken, now));
            return true;
        } catch (RuntimeException e) {
            LOG.warn("A board could not be painted, and is tried again", e);
            giveBack(taken);
            return false;
        }
    }

    private boolean awaitNews() throws InterruptedException {
        lock.lock();
        try {
            long left = STALE_NANOS;
            while (!closed && !isDue() && left > 0) {
                long wait = Math.min(left, untilNextFact());
                left -= wait - Math.max(0, news.awaitNanos(wait));
            }
            return !closed && (readers > 0 || System.nanoTime() - lastReader < LINGER_NANOS);
        } finally {
            lock.unlock();
        }
    }

    private boolean isDue() {
        return view == null || throughout || !changed.isEmpty() || untilNextFact() <= 0;
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

    private void giveBack(News taken) {
        lock.lock();
        try {
            changed.addAll(taken.workers());
            throughout |= taken.throughout();
        } finally {
            lock.unlock();
        }
    }

    private void publish(Painted painted) {
        lock.lock();
        try {
            view = painted.view();
            nextFact = painted.next();
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

    void changed(Set<WorkerId> workers) {
        Set<WorkerId> here = workers.stream()
                .filter(worker -> worker.site().equals(about.site()))
                .collect(Collectors.toSet());
        lock.lock();
        try {
            changed.addAll(here);
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
