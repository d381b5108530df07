package io.linebeat.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.bench.world.Arrivals;
import io.linebeat.bench.world.Delivery;
import io.linebeat.bench.world.Fact;
import io.linebeat.bench.world.IdForm;
import io.linebeat.bench.world.World;
import io.linebeat.oracle.Kind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the generator writes is JSON and says what the world says.
class RequestTest {
    private static final int BATCH = 2_000;

    private static World world(IdForm ids) {
        return World.plant(3, 50_000, ids);
    }

    @ParameterizedTest
    @EnumSource
    void anArraySaysWhatTheFactsAre(IdForm ids) {
        World world = world(ids);
        long[] codes = codes(world);
        Request request = new Request(world, Form.JSON, Form.JSON.path, "localhost:1", BATCH);

        request.batch(codes, BATCH);

        JsonNode array = JsonMapper.shared().readTree(request.body());
        assertThat(array.size()).isEqualTo(BATCH);
        for (int i = 0; i < BATCH; i++) {
            requireSame(world, Arrivals.fact(world, codes[i]), array.get(i));
        }
    }

    @ParameterizedTest
    @EnumSource
    void linesSayWhatTheFactsAre(IdForm ids) {
        World world = world(ids);
        long[] codes = codes(world);
        Request request = new Request(world, Form.NDJSON, Form.NDJSON.path, "localhost:1", BATCH);

        request.batch(codes, BATCH);

        String[] lines = request.body().split("\n");
        assertThat(lines).hasSize(BATCH);
        for (int i = 0; i < BATCH; i++) {
            requireSame(
                    world, Arrivals.fact(world, codes[i]), JsonMapper.shared().readTree(lines[i]));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theHeadNamesTheBodysLength(IdForm ids) {
        World world = world(ids);
        Request request = new Request(world, Form.JSON, "/api/events", "localhost:1", 1);
        for (int number = 0; number < 100; number++) {
            request.single(world.fact(number));
            String text = new String(request.bytes(), 0, request.size(), StandardCharsets.US_ASCII);
            String length = text.replaceAll("(?s).*Content-Length: 0*(\\d+)\r\n\r\n.*", "$1");
            assertThat(Integer.parseInt(length)).isEqualTo(request.bodySize());
            requireSame(world, world.fact(number), JsonMapper.shared().readTree(request.body()));
        }
    }

    private static long[] codes(World world) {
        long[] codes = new long[BATCH];
        new Arrivals(world, Delivery.USUAL).next(codes);
        return codes;
    }

    private static void requireSame(World world, Fact fact, JsonNode event) {
        String kind = fact.kind() == Kind.PRODUCTION
                ? "product_count"
                : fact.kind().name().toLowerCase(Locale.ROOT);
        assertThat(ChronoUnit.MICROS.between(
                        Instant.EPOCH, Instant.parse(event.get("timestamp").asString())))
                .isEqualTo(fact.at());
        assertThat(event.get("worker_id").asString()).isEqualTo(World.worker(fact.worker()));
        assertThat(event.get("workstation_id").asString()).isEqualTo(World.station(fact.station()));
        assertThat(event.get("camera_id").asString()).isEqualTo(World.camera(fact.station()));
        assertThat(event.get("event_type").asString()).isEqualTo(kind);
        assertThat(event.get("count").asInt()).isEqualTo(fact.count());
        assertThat(event.get("event_id").asString()).isEqualTo(world.eventId(fact));
        assertThat(event.has("confidence")).isEqualTo(fact.confidence() >= 0);
        if (fact.confidence() >= 0) {
            assertThat(event.get("confidence").decimalValue())
                    .isEqualByComparingTo(BigDecimal.valueOf(fact.confidence(), 6));
        }
    }
}
