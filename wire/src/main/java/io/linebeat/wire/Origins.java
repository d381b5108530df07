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
    private static final int SLOTS = MAX_ORIGINS * 4;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final ByteNames names = new ByteNames(MAX_NAMES);
    private final List<@Nullable String> texts = new ArrayList<>();
    private final List<Origin> origins = new ArrayList<>();
    /// The key of an origin, and its number and one more in the slot of the same place.
    private final long[] keys = new long[SLOTS];
    private final int[] slots = new int[SLOTS];

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
        int slot = (int) ((key * SPREAD) >>> Integer.SIZE) & (SLOTS - 1);
        while (slots[slot] != 0) {
            if (keys[slot] == key) {
                return slots[slot] - 1;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        keys[slot] = key;
        slots[slot] = origins.size() + 1;
        origins.add(origin(site.id(), camera, model, version));
        return origins.size() - 1;
    }

    private Origin origin(SiteId site, int camera, int model, int version) {
        String cameraText = text(camera);
        return new Origin(cameraText == null ? null : new CameraId(site, cameraText), text(model), text(version));
    }
}
