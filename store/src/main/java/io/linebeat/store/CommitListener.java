package io.linebeat.store;

import io.linebeat.core.fact.WorkerId;
import java.util.Set;

/// Hears of the writer's work, on the writer's thread: it must be quick.
public interface CommitListener {
    CommitListener DEAF = new CommitListener() {
        @Override
        public void committed(int items, long nanos) {}

        @Override
        public void failed(StoreFailed failure) {}
    };

    /// A commit of so many facts and refusals took so long, from its first statement to the disk's answer.
    void committed(int items, long nanos);

    /// Whether it wants to hear of what changes. Who begins to want it later sees the change when it asks.
    default boolean isWatching() {
        return true;
    }

    /// What was recorded of these workers can now be asked: live facts and those of models on trial alike.
    default void changed(Set<WorkerId> workers) {}

    /// Anything may have changed: somebody was registered, everything was erased or computed anew. Also on the
    /// thread of whoever asked for that.
    default void changedThroughout() {}

    /// The rules have changed: before the store opens, figures are computed anew.
    default void rebuilding() {}

    /// The store has stopped writing for good: only a restart recovers it.
    void failed(StoreFailed failure);
}
