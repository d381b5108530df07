package io.linebeat.store;

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

    /// The rules have changed: before the store opens, figures are computed anew.
    default void rebuilding() {}

    /// The store has stopped writing for good: only a restart recovers it.
    void failed(StoreFailed failure);
}
