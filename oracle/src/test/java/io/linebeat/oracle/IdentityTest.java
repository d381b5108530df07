package io.linebeat.oracle;

import static io.linebeat.oracle.Facts.atSite;
import static io.linebeat.oracle.Facts.by;
import static io.linebeat.oracle.Facts.idle;
import static io.linebeat.oracle.Facts.inStream;
import static io.linebeat.oracle.Facts.named;
import static io.linebeat.oracle.Facts.produced;
import static io.linebeat.oracle.Facts.said;
import static io.linebeat.oracle.Facts.seenBy;
import static io.linebeat.oracle.Facts.sure;
import static io.linebeat.oracle.Facts.working;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityTest {

    @Test
    void aRepeatChangesNothing() {
        assertThat(Oracle.inForce(List.of(working("A", 10), working("A", 10)))).containsExactly(working("A", 10));
    }

    @Test
    void ofTwoContentsUnderOneEventIdTheGreaterIsInForceWhicheverCameFirst() {
        Said low = named("e", sure(0, working("A", 10)));
        Said high = named("e", sure(1, idle("B", 10)));

        assertThat(Oracle.inForce(List.of(low, high))).containsExactly(high);
        assertThat(Oracle.inForce(List.of(high, low))).containsExactly(high);
    }

    @Test
    void oneEventIdNamesAStateAndAProductionApart() {
        assertThat(Oracle.inForce(List.of(named("e", working("A", 10)), named("e", produced("A", 10, 3)))))
                .hasSize(2);
    }

    @Test
    void oneEventIdAtTwoInstantsIsTwoFacts() {
        assertThat(Oracle.inForce(List.of(named("e", working("A", 10)), named("e", working("A", 11)))))
                .hasSize(2);
    }

    @Test
    void twoEventIdsWithOneContentAreTwoFacts() {
        assertThat(Oracle.inForce(List.of(
                        named("e", produced("A", 10, 3)), named("f", produced("A", 10, 3)), produced("A", 10, 3))))
                .hasSize(3);
    }

    @Test
    void withoutAnEventIdStationKindAndCountTellFactsApart() {
        assertThat(Oracle.inForce(List.of(
                        working("A", 10),
                        working("B", 10),
                        idle("A", 10),
                        produced("A", 10, 1),
                        produced("A", 10, 2),
                        produced("A", 10, 2))))
                .hasSize(5);
    }

    @Test
    void withoutAnEventIdTheCameraAndTheConfidenceAreContentOnly() {
        Said sure = sure(900_000, seenBy("c1", "m", "1", working("A", 10)));
        Said unsure = sure(100_000, seenBy("c2", "m", "2", working("A", 10)));

        assertThat(Oracle.inForce(List.of(sure, unsure))).containsExactly(sure);
    }

    @Test
    void streamSiteAndWorkerTellFactsApartEvenUnderOneEventId() {
        Said fact = named("e", working("A", 10));

        assertThat(Oracle.inForce(List.of(fact, inStream("trial", fact), atSite("annex", fact), by("Bo", fact))))
                .hasSize(4);
    }

    @Test
    void aCountSentWithAnObservationIsDropped() {
        assertThat(said(Kind.WORKING, "A", 10, 7)).isEqualTo(working("A", 10));
    }

    @Test
    void confidenceZeroOutranksAMissingOne() {
        assertGreater(sure(0, idle("A", 10)), working("A", 10));
    }

    @Test
    void confidenceOutranksKindAndKindOutranksStation() {
        assertGreater(sure(2, idle("A", 10)), sure(1, working("B", 10)));
        assertGreater(working("A", 10), idle("B", 10));
        assertGreater(idle("A", 10), said(Kind.ABSENT, "B", 10, 0));
    }

    @Test
    void stationOutranksCountAndCountIsANumber() {
        assertGreater(produced("B", 10, 1), produced("A", 10, 9));
        assertGreater(produced("A", 10, 10), produced("A", 10, 9));
    }

    @Test
    void cameraThenModelThenVersionDecideLast() {
        assertGreater(seenBy("d", "", "", working("A", 10)), seenBy("c", "z", "z", working("A", 10)));
        assertGreater(seenBy("c", "n", "", working("A", 10)), seenBy("c", "m", "z", working("A", 10)));
        assertGreater(seenBy("c", "m", "2", working("A", 10)), seenBy("c", "m", "10", working("A", 10)));
        assertGreater(seenBy("c", "m", "1", working("A", 10)), seenBy("c", "m", "", working("A", 10)));
    }

    @Test
    void textsCompareAsUtf8BytesSoAnEmojiOutranksAFullWidthLetter() {
        assertThat("\uFF21".compareTo("\uD83D\uDE00")).as("Java disagrees").isPositive();
        assertGreater(working("\uD83D\uDE00", 10), working("\uFF21", 10));
    }

    @Test
    void textsCompareAsUnsignedBytesSoAnAccentOutranksAsciiAndCaseIsNotFolded() {
        assertGreater(working("é", 10), working("z", 10));
        assertGreater(working("a", 10), working("Z", 10));
        assertGreater(working("A ", 10), working("A", 10));
    }

    /// Under one event id the greater is in force, in both orders of arrival.
    private static void assertGreater(Said greater, Said lesser) {
        Said high = named("e", greater);
        Said low = named("e", lesser);
        assertThat(Oracle.inForce(List.of(low, high))).containsExactly(high);
        assertThat(Oracle.inForce(List.of(high, low))).containsExactly(high);
    }
}
