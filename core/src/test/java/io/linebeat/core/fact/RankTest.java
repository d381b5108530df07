package io.linebeat.core.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The one order of facts, component by component. Each list goes from the least to the greatest, and what decides
/// later says the opposite throughout.
class RankTest {
    private static final SiteId SITE = SiteId.DEFAULT;
    private static final WorkerId ADA = new WorkerId(SITE, "Ada");

    private static Fact seen(State state, String station, @Nullable Integer millionths, Source source) {
        return new Observation(
                Stream.LIVE, ADA, new StationId(SITE, station), 5, state, confidence(millionths), source);
    }

    private static Fact made(long count, String station, @Nullable Integer millionths, Source source) {
        return new Production(Stream.LIVE, ADA, new StationId(SITE, station), 5, count, confidence(millionths), source);
    }

    private static @Nullable Confidence confidence(@Nullable Integer millionths) {
        return millionths == null ? null : new Confidence(millionths);
    }

    private static Source source(
            @Nullable String eventId, @Nullable String camera, @Nullable String model, @Nullable String version) {
        return new Source(eventId, camera == null ? null : new CameraId(SITE, camera), model, version);
    }

    private static void assertAscending(List<Fact> facts) {
        for (int i = 0; i < facts.size(); i++) {
            for (int j = 0; j < facts.size(); j++) {
                assertThat(Integer.signum(Fact.RANK.compare(facts.get(i), facts.get(j))))
                        .as("%s against %s", facts.get(i), facts.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Test
    void firstConfidenceDecidesAndMissingIsTheLowest() {
        assertAscending(List.of(
                made(9, "d", null, source("d", "d", "d", "d")),
                made(8, "c", 0, source("c", "c", "c", "c")),
                seen(State.WORKING, "b", 1, source("b", "b", "b", "b")),
                seen(State.ABSENT, "a", 1_000_000, Source.UNKNOWN)));
    }

    @Test
    void thenTheKindDecides() {
        assertAscending(List.of(
                seen(State.ABSENT, "d", 7, source("d", "d", "d", "d")),
                seen(State.IDLE, "c", 7, source("c", "c", "c", "c")),
                seen(State.WORKING, "b", 7, source("b", "b", "b", "b")),
                made(0, "a", 7, source("a", "a", "a", "a"))));
    }

    @Test
    void thenTheStationDecidesByItsBytes() {
        assertAscending(List.of(
                made(9, "a", 7, source("d", "d", "d", "d")),
                made(8, "\uFFFD", 7, source("c", "c", "c", "c")),
                made(7, "\uD83D\uDE00", 7, source("b", "b", "b", "b"))));
    }

    @Test
    void thenTheCountDecides() {
        assertAscending(List.of(
                made(0, "a", null, source("d", "d", "d", "d")),
                made(1, "a", null, source("c", "c", "c", "c")),
                made(9, "a", null, source(null, null, null, null))));
    }

    @Test
    void thenTheEventIdDecidesAndMissingIsTheLowest() {
        assertAscending(List.of(
                made(1, "a", null, source(null, "d", "d", "d")),
                made(1, "a", null, source("\uFFFD", "c", "c", "c")),
                made(1, "a", null, source("\uD83D\uDE00", "b", "b", "b"))));
    }

    @Test
    void thenTheCameraDecides() {
        assertAscending(List.of(
                made(1, "a", null, source("e", null, "d", "d")),
                made(1, "a", null, source("e", "\uFFFD", "c", "c")),
                made(1, "a", null, source("e", "\uD83D\uDE00", "b", "b"))));
    }

    @Test
    void thenTheModelDecides() {
        assertAscending(List.of(
                made(1, "a", null, source("e", "c", null, "d")),
                made(1, "a", null, source("e", "c", "\uFFFD", "c")),
                made(1, "a", null, source("e", "c", "\uD83D\uDE00", "b"))));
    }

    @Test
    void lastTheVersionDecides() {
        assertAscending(List.of(
                made(1, "a", null, source("e", "c", "m", null)),
                made(1, "a", null, source("e", "c", "m", "\uFFFD")),
                made(1, "a", null, source("e", "c", "m", "\uD83D\uDE00"))));
    }

    @Test
    void factsAreReadByTimeAndThenByRank() {
        Fact early = new Production(Stream.LIVE, ADA, new StationId(SITE, "z"), 4, 9, null, Source.UNKNOWN);
        assertThat(Fact.BY_TIME.compare(early, made(1, "a", null, Source.UNKNOWN)))
                .isNegative();
        assertThat(Fact.BY_TIME.compare(made(1, "a", null, Source.UNKNOWN), early))
                .isPositive();
        assertThat(Fact.BY_TIME.compare(made(2, "a", null, Source.UNKNOWN), made(1, "a", null, Source.UNKNOWN)))
                .isPositive();
    }
}
