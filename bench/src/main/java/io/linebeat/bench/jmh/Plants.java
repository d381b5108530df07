package io.linebeat.bench.jmh;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.linebeat.bench.load.Form;
import io.linebeat.bench.load.Request;
import io.linebeat.bench.world.Arrivals;
import io.linebeat.bench.world.World;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.FactColumns;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.roster.Roster;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import io.linebeat.wire.Doorway;
import io.linebeat.wire.EventReader;
import io.linebeat.wire.Judged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The bench's plant as the product's own parts know it.
final class Plants {
    static final Roster NOBODY = Roster.of(List.of(), List.of());

    private Plants() {}

    /// An event as Jackson would read it.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Event(
            Instant timestamp,
            @JsonProperty("worker_id") String worker,
            @JsonProperty("workstation_id") String workstation,
            @JsonProperty("event_type") String type,
            @Nullable Double confidence,
            int count,
            @JsonProperty("event_id") UUID id,
            @JsonProperty("camera_id") @Nullable String camera,
            @JsonProperty("model_version") @Nullable String version) {}

    static Roster roster(World world) {
        List<Worker> workers = IntStream.range(0, world.workers())
                .mapToObj(World::worker)
                .map(id -> new Worker(new WorkerId(SiteId.DEFAULT, id), id))
                .toList();
        List<Station> stations = IntStream.range(0, world.stations())
                .mapToObj(World::station)
                .map(id -> new Station(new StationId(SiteId.DEFAULT, id), id, "assembly"))
                .toList();
        return Roster.of(workers, stations);
    }

    /// The next batch as it comes out of the door.
    static FactColumns batch(World world, Arrivals arrivals, int size) {
        long[] codes = new long[size];
        Request request = new Request(world, Form.JSON, "/", "localhost", size);
        request.batch(codes, arrivals.next(codes));
        Doorway door = new Doorway(roster(world), Rules.USUAL, world.end());
        return ((Judged) new EventReader().batch(request.body().getBytes(US_ASCII), door)).facts();
    }
}
