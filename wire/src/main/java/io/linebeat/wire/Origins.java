package io.linebeat.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.Origin;
import io.linebeat.core.fact.SiteId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The cameras and models that senders named, so that an object is made of each but once.
///
/// Anybody may name one, so they are bounded in number: when there is no room, all are forgotten, and it goes on with
/// those that are still named.
final class Origins {
    /// Names of cameras, models and versions that are known at once.
    static final int MAX_NAMES = 4_096;
    /// Cameras with a model and a version that are known at once.
    static final int MAX_ORIGINS = 8_192;

    /// The number of a name that was not sent.
    static final int NONE = 0;

    private static final int KEY_BITS_OF_A_NAME = 13;
    /// A few cameras need little: a table that is larger than it must be is seldom in the processor's cache.
    private static final int FIRST_SLOTS = 256;

    private static final int SLOTS_OF_AN_ORIGIN = 4;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final ByteNames names = new ByteNames(0);
    private final List<@Nullable String> texts = new ArrayList<>();
    private final List<Origin> origins = new ArrayList<>();
    /// The key of an origin, and its number and one more in the slot of the same place.
    private long[] keys = new long[FIRST_SLOTS];

    private int[] slots = new int[FIRST_SLOTS];

    Origins() {
        forget();
    }

    /// Makes room for what one event may name.
    ///
    /// @return whether all numbers that were given are void now
    boolean makeRoom() {
        if (names.size() + 3 <= MAX_NAMES && origins.size() < MAX_ORIGINS) {
            return false;
        }
        forget();
        return true;
    }

    private void forget() {
        names.clear();
        texts.clear();
        texts.add(null);
        origins.clear();
        origins.add(Origin.UNKNOWN);
        Arrays.fill(slots, 0);
    }

    /// The number of a name in printable ASCII, or [ByteNames#UNKNOWN] where it has no place.
    int name(byte[] text, int from, int to) {
        int known = names.find(text, from, to);
        if (known != ByteNames.UNKNOWN) {
            return known;
        }
        if (!names.put(text, from, to, texts.size())) {
            return ByteNames.UNKNOWN;
        }
        texts.add(new String(text, from, to - from, US_ASCII));
        return texts.size() - 1;
    }

    /// The text of a name; `null` for [#NONE].
    @Nullable
    String text(int name) {
        return texts.get(name);
    }

    Origin origin(int number) {
        return origins.get(number);
    }

    /// The number of an origin, given those of its names.
    int number(RosterIndex.Site site, int camera, int model, int version) {
        if ((camera | model | version) == NONE) {
            return 0;
        }
        // What names no camera is of no site.
        long key = camera == NONE ? 0 : site.number() + 1;
        key = (key << KEY_BITS_OF_A_NAME) | camera;
        key = (key << KEY_BITS_OF_A_NAME) | model;
        key = (key << KEY_BITS_OF_A_NAME) | version;
        int slot = slotOf(key);
        if (slots[slot] == 0) {
            keys[slot] = key;
            origins.add(origin(site.id(), camera, model, version));
            slots[slot] = origins.size();
            if (origins.size() * SLOTS_OF_AN_ORIGIN > slots.length) {
                grow();
                return origins.size() - 1;
            }
        }
        return slots[slot] - 1;
    }

    /// Where a key stands, or would stand.
    private int slotOf(long key) {
        int mask = slots.length - 1;
        int slot = (int) ((key * SPREAD) >>> Integer.SIZE) & mask;
        while (slots[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] keysBefore = keys;
        int[] slotsBefore = slots;
        keys = new long[2 * keysBefore.length];
        slots = new int[2 * slotsBefore.length];
        for (int i = 0; i < slotsBefore.length; i++) {
            if (slotsBefore[i] != 0) {
                int slot = slotOf(keysBefore[i]);
                keys[slot] = keysBefore[i];
                slots[slot] = slotsBefore[i];
            }
        }
    }

    private Origin origin(SiteId site, int camera, int model, int version) {
        String cameraText = text(camera);
        return new Origin(cameraText == null ? null : new CameraId(site, cameraText), text(model), text(version));
    }
}
