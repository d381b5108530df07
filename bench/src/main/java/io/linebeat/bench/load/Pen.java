package io.linebeat.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.linebeat.bench.world.Fact;
import io.linebeat.bench.world.IdForm;
import io.linebeat.bench.world.KindCode;
import io.linebeat.bench.world.World;
import io.linebeat.oracle.Kind;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;

/// Writes facts as JSON straight into bytes: a template for each kind, in which digits are patched. One thread's own.
///
/// Every field but the kind has the same width in every fact, so a fact costs one copy and some forty digits:
/// 0.1 to 0.2 µs, of which drawing the fact is half.
final class Pen {
    private static final String TIMESTAMP = "2026-01-01T00:00:00.000000Z";
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.nativeOrder());
    private static final short[] TWO_DIGITS = pairs("0123456789", 10);
    private static final short[] TWO_HEX = pairs("0123456789abcdef", 16);

    private final World world;
    private final long firstDay;
    private final byte[][] dates;
    private final Template[] templates;

    /// A fact of one kind, and where its digits are.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Template(
            byte[] bytes, int time, int worker, int station, int confidence, int count, int id, int camera) {
        static Template of(Kind kind, boolean sure, IdForm ids) {
            String word =
                    kind == Kind.PRODUCTION ? "product_count" : kind.name().toLowerCase(java.util.Locale.ROOT);
            String id = ids == IdForm.RANDOM ? "00000000-0000-0000-0000-000000000000" : "cam-000-000000000";
            String text = "{\"timestamp\":\"" + TIMESTAMP
                    + "\",\"worker_id\":\"W0000\",\"workstation_id\":\"S000\",\"event_type\":\""
                    + word + "\"" + (sure ? ",\"confidence\":0.00" : "") + ",\"count\":0,\"event_id\":\"" + id
                    + "\",\"camera_id\":\"cam-000\",\"model_version\":\"" + World.MODEL_VERSION + "\"}";
            return new Template(
                    text.getBytes(US_ASCII),
                    text.indexOf(TIMESTAMP),
                    text.indexOf("W0000") + 1,
                    text.indexOf("S000") + 1,
                    text.indexOf("0.00,\"count\"") + 2,
                    text.indexOf("\"count\":0") + 8,
                    text.indexOf(id),
                    text.indexOf("\"camera_id\":\"cam-000") + 17);
        }
    }

    Pen(World world) {
        this.world = world;
        this.firstDay = Math.floorDiv(world.start(), World.DAY);
        this.dates = new byte[world.days() + 400][];
        this.templates = new Template[8];
        for (Kind kind : Kind.values()) {
            templates[KindCode.of(kind)] = Template.of(kind, true, world.ids());
            templates[KindCode.of(kind) + 4] = Template.of(kind, false, world.ids());
        }
    }

    /// More bytes than any fact takes.
    static int most() {
        return 320;
    }

    /// Writes the fact at `at`; where the next one goes.
    int write(Fact fact, byte[] into, int at) {
        Template template = templates[KindCode.of(fact.kind()) + (fact.confidence() < 0 ? 4 : 0)];
        byte[] bytes = template.bytes;
        System.arraycopy(bytes, 0, into, at, bytes.length);
        time(fact.at(), into, at + template.time);
        four(fact.worker(), into, at + template.worker);
        three(fact.station(), into, at + template.station);
        three(fact.station(), into, at + template.camera);
        into[at + template.count] = (byte) ('0' + fact.count());
        if (fact.confidence() >= 0) {
            two(fact.confidence() / 10_000, into, at + template.confidence);
        }
        id(fact, into, at + template.id);
        return at + bytes.length;
    }

    private void id(Fact fact, byte[] into, int at) {
        switch (world.ids()) {
            case RANDOM -> uuid(fact.idHigh(), fact.idLow(), into, at);
            case SEQUENTIAL -> {
                three(world.home(fact.worker()), into, at + 4);
                into[at + 8] = (byte) ('0' + fact.number() / 100_000_000);
                four((int) (fact.number() / 10_000 % 10_000), into, at + 9);
                four((int) (fact.number() % 10_000), into, at + 13);
            }
        }
    }

    private void time(long micros, byte[] into, int at) {
        int day = (int) (micros / World.DAY - firstDay);
        System.arraycopy(date(day), 0, into, at, 10);
        long ofDay = micros % World.DAY;
        int seconds = (int) (ofDay / 1_000_000);
        int fraction = (int) (ofDay % 1_000_000);
        two(seconds / 3_600, into, at + 11);
        two(seconds / 60 % 60, into, at + 14);
        two(seconds % 60, into, at + 17);
        two(fraction / 10_000, into, at + 20);
        two(fraction / 100 % 100, into, at + 22);
        two(fraction % 100, into, at + 24);
    }

    private byte[] date(int day) {
        byte[] known = dates[day];
        if (known == null) {
            known = LocalDate.ofEpochDay(firstDay + day).toString().getBytes(US_ASCII);
            dates[day] = known;
        }
        return known;
    }

    private static void uuid(long high, long low, byte[] into, int at) {
        for (int i = 0; i < 4; i++) {
            hex(high >>> (56 - 8 * i), into, at + 2 * i);
            hex(low >>> (24 - 8 * i), into, at + 28 + 2 * i);
        }
        for (int i = 0; i < 2; i++) {
            hex(high >>> (24 - 8 * i), into, at + 9 + 2 * i);
            hex(high >>> (8 - 8 * i), into, at + 14 + 2 * i);
            hex(low >>> (56 - 8 * i), into, at + 19 + 2 * i);
            hex(low >>> (40 - 8 * i), into, at + 24 + 2 * i);
        }
    }

    private static void hex(long bits, byte[] into, int at) {
        SHORTS.set(into, at, TWO_HEX[(int) bits & 0xFF]);
    }

    private static void two(int number, byte[] into, int at) {
        SHORTS.set(into, at, TWO_DIGITS[number]);
    }

    private static void three(int number, byte[] into, int at) {
        into[at] = (byte) ('0' + number / 100);
        two(number % 100, into, at + 1);
    }

    private static void four(int number, byte[] into, int at) {
        two(number / 100, into, at);
        two(number % 100, into, at + 2);
    }

    /// Every two digits, as they lie in memory.
    private static short[] pairs(String digits, int base) {
        short[] pairs = new short[base * base];
        for (int i = 0; i < pairs.length; i++) {
            byte[] pair = {(byte) digits.charAt(i / base), (byte) digits.charAt(i % base)};
            pairs[i] = ByteBuffer.wrap(pair).order(ByteOrder.nativeOrder()).getShort();
        }
        return pairs;
    }
}
