package io.linebeat.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// Names, found by their UTF-8 bytes: each stands for a number.
///
/// A table with open addresses. A hash leads to where a name may stand; what decides is every byte of it, so no two
/// names
/// are ever taken for each other. A name that finds no place within [#MAX_STEPS] stays unknown: whoever sends many
/// names of one hash does not make the search slow.
final class ByteNames {
    static final int UNKNOWN = -1;

    /// How many places are looked at before a name counts as unknown.
    static final int MAX_STEPS = 32;

    private static final int SLOTS_OF_A_NAME = 4;
    private static final int LEAST = 16;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private int size;
    /// The number of an entry and one more; 0 where there is none.
    private int[] slots;
    private int[] meanings;
    private int[] lengths;
    /// Where an entry's name begins among the words.
    private int[] starts;
    private long[] words;
    private int usedWords;

    /// @param expected how many names there may be
    ByteNames(int expected) {
        int room = Math.max(LEAST, expected);
        slots = new int[SLOTS_OF_A_NAME * (Integer.highestOneBit(room - 1) << 1)];
        meanings = new int[room];
        lengths = new int[room];
        starts = new int[room];
        words = new long[room];
    }

    int size() {
        return size;
    }

    /// Forgets all names.
    void clear() {
        size = 0;
        usedWords = 0;
        Arrays.fill(slots, 0);
    }

    /// What a name stands for, or [#UNKNOWN].
    int find(byte[] text, int from, int to) {
        int mask = slots.length - 1;
        int slot = hash(text, from, to) & mask;
        for (int step = 0; step < MAX_STEPS; step++) {
            int entry = slots[slot] - 1;
            if (entry < 0) {
                return UNKNOWN;
            }
            if (isName(entry, text, from, to)) {
                return meanings[entry];
            }
            slot = (slot + 1) & mask;
        }
        return UNKNOWN;
    }

    private boolean isName(int entry, byte[] text, int from, int to) {
        if (lengths[entry] != to - from) {
            return false;
        }
        int word = starts[entry];
        for (int i = from; i < to; i += Words.BYTES) {
            if (words[word++] != Words.within(text, i, to)) {
                return false;
            }
        }
        return true;
    }

    static int hash(byte[] text, int from, int to) {
        long hash = (to - from) * SPREAD;
        for (int i = from; i < to; i += Words.BYTES) {
            hash = mixed(hash, Words.within(text, i, to));
        }
        return folded(hash);
    }

    /// The same of a name that has an entry.
    private int hash(int start, int length) {
        long hash = length * SPREAD;
        for (int word = start; word < start + wordsOf(length); word++) {
            hash = mixed(hash, words[word]);
        }
        return folded(hash);
    }

    private static long mixed(long hash, long word) {
        long product = (hash ^ word) * SPREAD;
        return product ^ product >>> Integer.SIZE;
    }

    private static int folded(long hash) {
        return (int) (hash ^ hash >>> Short.SIZE);
    }

    private static int wordsOf(int length) {
        return (length + Words.BYTES - 1) / Words.BYTES;
    }

    boolean put(String name, int meaning) {
        byte[] bytes = name.getBytes(UTF_8);
        return put(bytes, 0, bytes.length, meaning);
    }

    /// Adds a name that is not there yet.
    ///
    /// @return whether there was a place for it; if not, it stays unknown
    boolean put(byte[] text, int from, int to, int meaning) {
        makeRoom(wordsOf(to - from));
        starts[size] = usedWords;
        lengths[size] = to - from;
        meanings[size] = meaning;
        for (int i = from; i < to; i += Words.BYTES) {
            words[usedWords++] = Words.within(text, i, to);
        }
        size++;
        if (size * SLOTS_OF_A_NAME > slots.length) {
            grow();
        }
        boolean isPlaced = place(size - 1, hash(text, from, to));
        if (!isPlaced) {
            meanings[size - 1] = UNKNOWN;
        }
        return isPlaced;
    }

    /// Twice as many slots, so that the names find theirs after few steps. Who had no place gets none.
    private void grow() {
        slots = new int[2 * slots.length];
        for (int entry = 0; entry < size - 1; entry++) {
            if (meanings[entry] != UNKNOWN) {
                boolean _ = place(entry, hash(starts[entry], lengths[entry]));
            }
        }
    }

    private boolean place(int entry, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        for (int step = 0; step < MAX_STEPS; step++) {
            if (slots[slot] == 0) {
                slots[slot] = entry + 1;
                return true;
            }
            slot = (slot + 1) & mask;
        }
        return false;
    }

    private void makeRoom(int moreWords) {
        if (usedWords + moreWords > words.length) {
            words = Arrays.copyOf(words, Math.max(words.length * 2, usedWords + moreWords));
        }
        if (size == meanings.length) {
            meanings = Arrays.copyOf(meanings, size * 2);
            lengths = Arrays.copyOf(lengths, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
        }
    }
}
