package io.linebeat.core.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdentityTest {
    private static final SiteId SITE = SiteId.DEFAULT;
    private static final WorkerId ADA = new WorkerId(SITE, "Ada");
    private static final StationId S1 = new StationId(SITE, "S1");
    private static final StationId S2 = new StationId(SITE, "S2");
    private static final Stream TRIAL = new Stream.Shadow("m", "1");

    private static Identity seen(
            Stream stream, WorkerId worker, StationId station, long at, State state, Source source) {
        return Identity.of(new Observation(stream, worker, station, at, state, null, source));
    }

    private static Identity made(StationId station, long count, Source source) {
        return Identity.of(new Production(Stream.LIVE, ADA, station, 5, count, null, source));
    }

    @Test
    void withAnEventIdTheContentMayDiffer() {
        Source named = Source.event("e");
        Identity one = seen(Stream.LIVE, ADA, S1, 5, State.WORKING, named);
        assertThat(seen(Stream.LIVE, ADA, S2, 5, State.ABSENT, named)).isEqualTo(one);
        assertThat(made(S1, 1, named)).isEqualTo(made(S2, 2, named)).isNotEqualTo(one);
        assertThat(seen(Stream.LIVE, ADA, S1, 6, State.WORKING, named)).isNotEqualTo(one);
        assertThat(seen(TRIAL, ADA, S1, 5, State.WORKING, named)).isNotEqualTo(one);
        assertThat(seen(Stream.LIVE, ADA, S1, 5, State.WORKING, Source.event("f")))
                .isNotEqualTo(one);
        assertThat(seen(Stream.LIVE, new WorkerId(SITE, "Bob"), S1, 5, State.WORKING, named))
                .isNotEqualTo(one);
    }

    @Test
    void withoutAnEventIdTheContentIsTheIdentity() {
        Source none = Source.UNKNOWN;
        Identity one = seen(Stream.LIVE, ADA, S1, 5, State.WORKING, none);
        assertThat(seen(Stream.LIVE, ADA, S1, 5, State.WORKING, new Source(null, new CameraId(SITE, "c"), "m", "1")))
                .isEqualTo(one);
        assertThat(seen(Stream.LIVE, ADA, S2, 5, State.WORKING, none)).isNotEqualTo(one);
        assertThat(seen(Stream.LIVE, ADA, S1, 5, State.IDLE, none)).isNotEqualTo(one);
        assertThat(seen(Stream.LIVE, ADA, S1, 6, State.WORKING, none)).isNotEqualTo(one);
        assertThat(seen(TRIAL, ADA, S1, 5, State.WORKING, none)).isNotEqualTo(one);
        assertThat(made(S1, 1, none)).isEqualTo(made(S1, 1, none)).isNotEqualTo(made(S1, 2, none));
    }
}
