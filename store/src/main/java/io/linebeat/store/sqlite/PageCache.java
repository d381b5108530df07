package io.linebeat.store.sqlite;

import io.linebeat.core.ledger.Contents;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The pages that were opened last, as long as they fit. A kept page never changes, so any reader may use any other's.
final class PageCache {
    /// What the pages in it may take in memory, in bytes: an eighth of the heap.
    static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 8;

    /// A page's number, and how often figures had been computed anew.
    record Key(long page, long rebuilt) {}

    private record Held(Contents contents, long weight) {}

    private final Map<Key, Held> held = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    synchronized @Nullable Contents get(Key key) {
        Held found = held.get(key);
        return found == null ? null : found.contents();
    }

    synchronized void clear() {
        held.clear();
        weight = 0;
    }

    synchronized void put(Key key, Contents contents) {
        // What is folded on it later takes about as much again.
        Held added = new Held(contents, 2L * contents.weight());
        Held before = held.put(key, added);
        weight += added.weight() - (before == null ? 0 : before.weight());
        var eldest = held.entrySet().iterator();
        while (weight > MOST_BYTES && eldest.hasNext()) {
            weight -= eldest.next().getValue().weight();
            eldest.remove();
        }
    }
}
