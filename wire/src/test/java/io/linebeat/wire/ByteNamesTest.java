package io.linebeat.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ByteNamesTest {
    private static int find(ByteNames names, String name) {
        byte[] bytes = ("<" + name + ">12345678").getBytes(UTF_8);
        return names.find(bytes, 1, bytes.length - 9);
    }

    @Test
    void namesAreFoundByAllTheirBytesAndByNothingLess() {
        List<String> all = new ArrayList<>();
        for (int length = 0; length <= 33; length++) {
            all.add("a".repeat(length));
            all.add("a".repeat(length) + "\0");
            all.add("a".repeat(length) + "ö");
            all.add("b" + "a".repeat(length));
        }
        List<String> known =
                all.stream().filter(name -> all.indexOf(name) % 2 == 0).toList();
        ByteNames names = new ByteNames(known.size());
        known.forEach(name -> assertThat(names.put(name, all.indexOf(name))).isTrue());

        for (String name : all) {
            assertThat(find(names, name))
                    .as(name)
                    .isEqualTo(known.contains(name) ? all.indexOf(name) : ByteNames.UNKNOWN);
        }
    }

    @Test
    void tenThousandNamesAreFoundAgain() {
        ByteNames names = new ByteNames(10_000);
        for (int i = 0; i < 10_000; i++) {
            assertThat(names.put("worker-" + i, i)).isTrue();
        }
        for (int i = 0; i < 10_000; i++) {
            assertThat(find(names, "worker-" + i)).isEqualTo(i);
        }
        assertThat(find(names, "worker-10000")).isEqualTo(ByteNames.UNKNOWN);
    }

    @Test
    void namesWithOneHashAreToldApartAndThoseWithoutAPlaceAreUnknown() {
        List<String> colliding = colliding(ByteNames.MAX_STEPS + 8);
        ByteNames names = new ByteNames(1_000);

        for (int i = 0; i < colliding.size(); i++) {
            assertThat(names.put(colliding.get(i), i)).isEqualTo(i < ByteNames.MAX_STEPS);
        }
        for (int i = 0; i < colliding.size(); i++) {
            assertThat(find(names, colliding.get(i))).isEqualTo(i < ByteNames.MAX_STEPS ? i : ByteNames.UNKNOWN);
        }
    }

    @Test
    void aTableGrowsWithItsNames() {
        ByteNames names = new ByteNames(0);
        for (int i = 0; i < 5_000; i++) {
            assertThat(names.put("camera-" + i, i)).isTrue();
            assertThat(find(names, "camera-" + i / 2)).isEqualTo(i / 2);
        }
        for (int i = 0; i < 5_000; i++) {
            assertThat(find(names, "camera-" + i)).isEqualTo(i);
        }
        names.clear();
        assertThat(find(names, "camera-1")).isEqualTo(ByteNames.UNKNOWN);
    }

    @Test
    void whoHadNoPlaceGetsNoneWhenTheTableGrows() {
        List<String> colliding = colliding(ByteNames.MAX_STEPS + 2);
        ByteNames names = new ByteNames(100);
        for (int i = 0; i < colliding.size(); i++) {
            boolean _ = names.put(colliding.get(i), i);
        }
        for (int i = 0; i < 2_000; i++) {
            boolean _ = names.put("other-" + i, 1_000 + i);
        }
        for (int i = 0; i < colliding.size(); i++) {
            assertThat(find(names, colliding.get(i))).isEqualTo(i < ByteNames.MAX_STEPS ? i : ByteNames.UNKNOWN);
        }
    }

    /// Names whose hashes lead to one place.
    private static List<String> colliding(int wanted) {
        Map<Integer, List<String>> byPlace = new HashMap<>();
        for (int i = 0; ; i++) {
            String name = "n" + i;
            byte[] bytes = name.getBytes(UTF_8);
            List<String> there =
                    byPlace.computeIfAbsent(ByteNames.hash(bytes, 0, bytes.length) & 0xFFFF, _ -> new ArrayList<>());
            there.add(name);
            if (there.size() == wanted) {
                return there;
            }
        }
    }
}
