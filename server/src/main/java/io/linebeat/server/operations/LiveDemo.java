package io.linebeat.server.operations;

import io.linebeat.store.Busy;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets the demo factory go on: every second its server records what has come due.
public final class LiveDemo implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveDemo.class);
    private static final int PATIENCE_SECONDS = 5;

    private final DemoData demo;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("live-demo").daemon().factory());
    private boolean failing;

    private LiveDemo(DemoData demo) {
        this.demo = demo;
    }

    /// Goes on from now on.
    public static LiveDemo of(DemoData demo) {
        LiveDemo live = new LiveDemo(demo);
        ScheduledFuture<?> _ = live.timer.scheduleWithFixedDelay(live::goOn, 1, 1, TimeUnit.SECONDS);
        return live;
    }

    /// Throws nothing: a task that does is never run again. What failed is due the next time.
    private void goOn() {
        try {
            demo.goOn();
            failing = false;
        } catch (Busy e) {
            LOG.debug("The live demo waits for its turn", e);
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("The live demo stands still until its facts can be recorded", e);
            }
            failing = true;
        }
    }

    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The live demo did not stop within {} s", PATIENCE_SECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
