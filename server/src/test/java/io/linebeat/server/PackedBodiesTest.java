package io.linebeat.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies in gzip and zstd: what is in them is taken as if it came plain, within the same limits.
class PackedBodiesTest {
    private static final String NDJSON = "application/x-ndjson";
    private static final int MIB = 1024 * 1024;

    @RegisterExtension
    static final RunningServer SERVER = RunningServer.empty();

    @BeforeAll
    static void register() {
        SERVER.registerWorker("A");
        SERVER.registerStation("X");
    }

    enum Packer {
        GZIP,
        ZSTD;

        OutputStream open(OutputStream into) throws IOException {
            return this == GZIP ? new GZIPOutputStream(into) : new ZstdOutputStreamNoFinalizer(into).setChecksum(true);
        }

        byte[] pack(byte[] content) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream packing = open(packed)) {
                packing.write(content);
            }
            return packed.toByteArray();
        }

        byte[] pack(String content) throws IOException {
            return pack(content.getBytes(UTF_8));
        }

        /// So many bytes of nothing but space, behind a beginning.
        byte[] packSpace(String beginning, int mebibytes) throws IOException {
            byte[] space = new byte[MIB];
            Arrays.fill(space, (byte) ' ');
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream packing = open(packed)) {
                packing.write(beginning.getBytes(UTF_8));
                for (int i = 0; i < mebibytes; i++) {
                    packing.write(space);
                }
            }
            return packed.toByteArray();
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static Reply post(String path, String type, String encoding, byte[] body) {
        return SERVER.send(SERVER.request(path)
                .header("Content-Type", type)
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    private static String event(Packer packer, String time) {
        return Events.with(
                Events.of("A", "X", "working", "2026-03-11T" + time + "Z"),
                "\"event_id\":\"" + packer + "-" + time + "\"");
    }

    @ParameterizedTest
    @EnumSource
    void eachFormComesPackedToo(Packer packer) throws IOException {
        String one = event(packer, "08:00:00");
        String other = event(packer, "08:01:00");

        post("/api/events", RunningServer.JSON, packer.code(), packer.pack(one)).expect(201);
        Reply batch = post(
                        "/api/events/batch", RunningServer.JSON, packer.code(), packer.pack(Events.array(one, other)))
                .expect(201);
        assertThat(batch.number("duplicate_count")).isEqualTo(1);
        Reply lines = post("/api/events/stream", NDJSON, packer.code(), packer.pack(one + "\n" + other))
                .expect(201);
        assertThat(lines.number("duplicate_count")).isEqualTo(2);
        String rows = "timestamp,worker_id,workstation_id,event_type\n2026-03-11T09:00:00Z,A,X,idle\n";
        post("/api/events/stream", "text/csv", packer.code(), packer.pack(rows)).expect(201);
        post(
                        "/api/workers",
                        RunningServer.JSON,
                        packer.code(),
                        packer.pack("{\"worker_id\":\"" + packer + "\",\"name\":\"B\"}"))
                .expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", " gzip", "x-gzip"})
    void theNameOfAnEncodingIsReadAsHttpReadsIt(String encoding) throws IOException {
        byte[] body = Packer.GZIP.pack("[]");

        post("/api/events/batch", RunningServer.JSON, encoding, body).expect(201);
    }

    @Test
    void whatIsPackedTwiceIsNotTaken() throws IOException {
        byte[] body = Packer.GZIP.pack(Packer.GZIP.pack("[]"));

        assertThat(post("/api/events/batch", RunningServer.JSON, "gzip, gzip", body)
                        .problem(415))
                .contains("gzip, gzip");
    }

    @ParameterizedTest
    @EnumSource
    void severalPartsOneBehindTheOtherAreOneBody(Packer packer) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(packer.pack("[" + event(packer, "10:00:00")));
        body.write(packer.pack(""));
        body.write(packer.pack("," + event(packer, "10:01:00") + "]"));

        Reply reply = post("/api/events/batch", RunningServer.JSON, packer.code(), body.toByteArray())
                .expect(201);

        assertThat(reply.number("success_count")).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatIsCutOffAnywhereIsMalformed(Packer packer) throws IOException {
        byte[] whole = packer.pack(Events.array(event(packer, "11:00:00")));

        for (int length = 1; length < whole.length; length++) {
            Reply reply = post("/api/events/batch", RunningServer.JSON, packer.code(), Arrays.copyOf(whole, length));
            assertThat(reply.problem(400)).contains("cannot be unpacked as " + packer.code());
            assertThat(reply.text("reason")).isEqualTo("malformed");
        }
        assertThat(SERVER.get("/api/events?worker=A").body()).doesNotContain("11:00:00");
        assertThat(SERVER.get("/api/refusals").body()).contains("cannot be unpacked as " + packer.code());
    }

    /// Some bits mean nothing, such as those that fill up the last byte.
    @ParameterizedTest
    @EnumSource
    void aDamagedBodyIsMalformedUnlessWhatIsInItIsStillTheSame(Packer packer) throws IOException {
        long seed = 4711;
        Random random = new Random(seed);
        byte[] sound = packer.pack(Events.array(event(packer, "11:30:00"), event(packer, "11:31:00")));
        post("/api/events/batch", RunningServer.JSON, packer.code(), sound).expect(201);
        int malformed = 0;

        for (int i = 0; i < 100; i++) {
            byte[] damaged = sound.clone();
            damaged[random.nextInt(sound.length)] ^= (byte) (1 << random.nextInt(8));
            Reply reply = post("/api/events/batch", RunningServer.JSON, packer.code(), damaged);
            if (reply.status() == 400) {
                malformed++;
                assertThat(reply.problem(400)).contains("unpacked");
            } else {
                assertThat(reply.expect(201).number("duplicate_count"))
                        .as("seed %s, damage %s", seed, i)
                        .isEqualTo(2);
                assertThat(reply.number("conflict_count")).isZero();
            }
        }
        assertThat(malformed).isGreaterThan(80);
    }

    @ParameterizedTest
    @EnumSource
    void whatFollowsTheEndAndIsNoPartIsNotPassedOver(Packer packer) throws IOException {
        byte[] body = packer.pack("[]");
        byte[] longer = Arrays.copyOf(body, body.length + 1);
        longer[body.length] = 'x';

        assertThat(post("/api/events/batch", RunningServer.JSON, packer.code(), longer)
                        .problem(400))
                .contains("unpacked");
    }

    @ParameterizedTest
    @EnumSource
    void aPlainBodyThatSaysItIsPackedIsMalformed(Packer packer) {
        byte[] body = Events.array(event(packer, "12:00:00")).getBytes(UTF_8);

        assertThat(post("/api/events/batch", RunningServer.JSON, packer.code(), body)
                        .problem(400))
                .contains("cannot be unpacked");
        assertThat(post("/api/events", RunningServer.JSON, packer.code(), body).problem(400))
                .contains("unpacked");
        assertThat(post("/api/events/stream", NDJSON, packer.code(), body).problem(400))
                .contains("unpacked");
    }

    /// The server of the tests has 256 MiB.
    @ParameterizedTest
    @EnumSource
    void aBombIsTooLargeAndCostsNoMoreThanItsLimit(Packer packer) throws IOException {
        byte[] bomb = packer.packSpace("[", 600);
        assertThat(bomb).hasSizeLessThan(MIB);

        for (String path : new String[] {"/api/events", "/api/events/batch", "/api/workers"}) {
            assertThat(post(path, RunningServer.JSON, packer.code(), bomb).problem(413))
                    .contains("longer than");
        }
        Reply lines = post("/api/events/stream", NDJSON, packer.code(), bomb).expect(422);
        assertThat(lines.body()).contains("the line is longer than 65536 bytes");
    }

    @Test
    void aFrameThatTakesMuchMemoryToUnpackIsNotUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZstdOutputStreamNoFinalizer packing = new ZstdOutputStreamNoFinalizer(packed).setLong(27)) {
            packing.write("[]".getBytes(UTF_8));
            packing.flush();
            packing.write(" ".getBytes(UTF_8));
        }

        assertThat(post("/api/events/batch", RunningServer.JSON, "zstd", packed.toByteArray())
                        .problem(400))
                .contains("unpacked", "memory");
    }

    @Test
    void aConnectionThatBreaksIsToldApartFromADamagedBody() throws IOException {
        byte[] body = Packer.GZIP.pack("[]");
        String head = "POST /api/events/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Encoding: gzip\r\nContent-Length: " + (body.length + 10) + "\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(head.getBytes(UTF_8));
        request.write(body);

        assertThat(SERVER.raw(request.toByteArray()))
                .startsWith("HTTP/1.1 400 ")
                .contains("broke off");
    }
}
