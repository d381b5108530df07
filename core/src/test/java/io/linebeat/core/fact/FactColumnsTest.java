package io.linebeat.core.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.proof.Cases;
import io.linebeat.core.proof.Floor;
import io.linebeat.core.proof.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FactColumnsTest {

    @Test
    void factsComeBackAsTheyWereInTheirOrder() {
        Cases.forEach(300, World::new, world -> {
            FactColumns columns = FactColumns.of(world.arrivals);
            assertThat(columns).isEqualTo(world.arrivals);
            assertThat(columns.lanes()).doesNotHaveDuplicates();
            assertThat(columns.stations()).doesNotHaveDuplicates();
            assertThat(columns.origins()).doesNotHaveDuplicates();
            for (int i = 0; i < columns.size(); i++) {
                Fact fact = world.arrivals.get(i);
                assertThat(columns.lanes().get(columns.lane(i))).isEqualTo(Lane.of(fact));
                assertThat(columns.stations().get(columns.station(i))).isEqualTo(fact.station());
                assertThat(columns.origins().get(columns.origin(i))).isEqualTo(Origin.of(fact.source()));
                assertThat(columns.at(i)).isEqualTo(fact.at());
                assertThat(columns.kind(i)).isEqualTo(fact.kindRank());
                assertThat(columns.count(i)).isEqualTo((int) fact.count());
            }
        });
    }

    @Test
    void moreFactsThanExpectedAreWelcome() {
        List<Fact> facts = new ArrayList<>();
        FactColumns.Builder builder = new FactColumns.Builder(0);
        for (int i = 0; i < 5_000; i++) {
            Fact fact = Floor.made(
                    i,
                    "W" + i % 97,
                    "S" + i % 13,
                    i,
                    i % 3 == 0 ? Source.UNKNOWN : Source.event("e".repeat(i % 200 + 1)));
            facts.add(fact);
            builder.add(fact);
        }
        assertThat(builder.size()).isEqualTo(5_000);
        assertThat(builder.build()).isEqualTo(facts);
    }

    @Test
    void unusualTextsComeBackAsTheyWere() {
        List<String> unusual = List.of(
                " ",
                "a ",
                "é",
                "e\u0301",
                "\uE000",
                "\uFFFD",
                "\uD83D\uDE00",
                "\uD83D\uDE00".repeat(200),
                "\u0001",
                "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0");
        List<Fact> facts = IntStream.range(0, unusual.size())
                .<Fact>mapToObj(i -> {
                    String text = unusual.get(i);
                    SiteId site = new SiteId(text);
                    Source source = new Source(text, new CameraId(site, text), text, i % 2 == 0 ? null : text);
                    return new Production(
                            new Stream.Shadow(text, text),
                            new WorkerId(site, text),
                            new StationId(site, text),
                            Long.MAX_VALUE - i,
                            1_000_000_000,
                            new Confidence(Confidence.ONE),
                            source);
                })
                .toList();
        assertThat(FactColumns.of(facts)).isEqualTo(facts);
    }

    @Test
    void anEventIdIsTheBytesBetweenItsBounds() {
        FactColumns columns = FactColumns.of(List.of(
                Floor.made(1, "Ada", "S1", 0, Source.event("é")),
                Floor.made(1, "Ada", "S1", 0),
                Floor.made(1, "Ada", "S1", 0, Source.event("xyz"))));
        assertThat(columns.eventIdFrom(0)).isZero();
        assertThat(columns.eventIdTo(0)).isEqualTo(2).isEqualTo(columns.eventIdFrom(1));
        assertThat(columns.eventIdTo(1)).isEqualTo(2);
        assertThat(new String(columns.eventIds(), columns.eventIdFrom(2), 3, StandardCharsets.UTF_8))
                .isEqualTo("xyz");
        assertThat(columns.confidence(0)).isEqualTo(FactColumns.NO_CONFIDENCE);
    }

    @Test
    void columnsAreTakenAsTheyAre() {
        FactColumns columns = FactColumns.of(List.of(Floor.made(1, "Ada", "S1", 0)));
        assertThat(FactColumns.of(columns)).isSameAs(columns);
        assertThat(FactColumns.NONE).isEmpty();
        assertThatThrownBy(() -> columns.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> columns.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void namesThatAreKnownToBeNewAreNotLookedForAndStillFoundLater() {
        FactColumns.Builder builder = new FactColumns.Builder(1);
        Lane ada = new Lane(Stream.LIVE, new WorkerId(SiteId.DEFAULT, "Ada"));
        Lane bo = new Lane(Stream.LIVE, new WorkerId(SiteId.DEFAULT, "Bo"));
        Lane cy = new Lane(Stream.LIVE, new WorkerId(SiteId.DEFAULT, "Cy"));
        assertThat(builder.newLane(ada)).isZero();
        assertThat(builder.lane(bo)).isEqualTo(1);
        assertThat(builder.newLane(cy)).isEqualTo(2);
        assertThat(builder.lane(cy)).isEqualTo(2);
        assertThat(builder.lane(ada)).isZero();
        assertThat(builder.newStation(new StationId(SiteId.DEFAULT, "S1"))).isZero();
        assertThat(builder.newOrigin(Origin.UNKNOWN)).isZero();
        assertThat(builder.build().lanes()).containsExactly(ada, bo, cy);
    }
}
