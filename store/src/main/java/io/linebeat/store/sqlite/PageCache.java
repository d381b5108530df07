package io.linebeat.store.sqlite;

import io.linebeat.core.ledger.Contents;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// The pages that were opened most recently, and not only once, as long as they fit. A kept page never changes, so any
/// reader may use any other's.
final class PageCache {
    /// What the pages in it may take in memory, in bytes: an eighth of the heap.
    static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 8;

    /// A page's number, and how often figures had been computed anew.
    record Key(long page, long rebuilt) {}

    private record Held(Contents contents, long weight) {}

    /// How many pages that were opened once it remembers.
    static final int REMEMBERED = 1_024;

    /// In the order in which they were opened.
    private final SequencedSet<Key> opened = new LinkedHashSet<>();

    private final Map<Key, Held> held = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    synchronized @Nullable Contents get(Key key) {
        Held found = held.get(key);
        return found == null ? null : found.contents();
    }

    synchronized void clear() {
        held.clear();
        opened.clear();
        weight = 0;
    }

    /// Takes a page in if it was opened not long before as well. Whoever goes through years once leaves those that are
    /// asked for again and again where they are.
    synchronized void offer(Key key, Contents contents) {
        if (opened.contains(key)) {
            put(key, contents);
        } else {
            opened.addLast(key);
            if (opened.size() > REMEMBERED) {
                opened.removeFirst();
            }
        }
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
