package io.linebeat.wire;

import static io.linebeat.wire.Plant.accepted;
import static io.linebeat.wire.Plant.bytes;
import static io.linebeat.wire.Plant.event;
import static io.linebeat.wire.Plant.production;
import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.fact.Refusal;
import io.linebeat.core.fact.Refusal.Reason;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {

    private static Judged items(String body) {
        return switch (Plant.READER.batch(bytes(body), Plant.DOOR)) {
            case Judged items -> items;
            case BatchRead.Malformed(Refusal refusal) -> throw new AssertionError(refusal);
            case BatchRead.TooLong(Refusal refusal) -> throw new AssertionError(refusal);
        };
    }

    private static Refusal malformed(String body) {
        return switch (Plant.READER.batch(bytes(body), Plant.DOOR)) {
            case Judged items -> throw new AssertionError(items);
            case BatchRead.Malformed(Refusal refusal) -> refusal;
            case BatchRead.TooLong(Refusal refusal) -> throw new AssertionError(refusal);
        };
    }

    @Test
    void oneBadItemDoesNotLoseTheOthers() {
        String good = event("");
        String bad = event("\"note\": \"ü🦺\", ").replace("W1", "W9");
        String other = production("\"count\":2,");

        Judged items = items("\uFEFF [" + good + " ,\n" + bad + " , " + other + "]\n");

        assertThat(items.facts()).containsExactly(accepted(good), accepted(other));
        assertThat(items.bad())
                .containsExactly(new BadItem(
                        1,
                        new Refusal(
                                Reason.UNKNOWN_WORKER,
                                "worker_id: \"W9\" is not registered at site \"default\"",
                                bad)));
    }

    @Test
    void whatIsNoEventIsABadItemWithItsOwnText() {
        Judged items = items("[ 1.50 , \"a text\", null ,[ {\"a\": [1] } ], true,{ }, " + event("") + "]");

        assertThat(items.bad().subList(0, 5))
                .allSatisfy(item -> assertThat(item.refusal().reason()).isEqualTo(Reason.WRONG_TYPE));
        assertThat(items.bad().stream().map(item -> item.refusal().raw()))
                .containsExactly("1.50", "\"a text\"", "null", "[ {\"a\": [1] } ]", "true", "{ }");
        assertThat(items.bad().stream().map(BadItem::index)).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(items.bad().getLast().refusal().reason()).isEqualTo(Reason.MISSING_FIELD);
        assertThat(items.facts()).hasSize(1);
    }

    @Test
    void theTextOfAnItemIsExactHoweverFarItIsFromTheBeginning() {
        String filler = event("\"note\":\"ü🦺\",") + ",";
        String bad = event("\"n\": 1 , ").replace("S1", "S9");

        Judged items = items("[" + filler.repeat(2_000) + bad + "]");

        assertThat(items.bad())
                .singleElement()
                .satisfies(item -> assertThat(item.refusal().raw()).isEqualTo(bad));
    }

    @Test
    void anEmptyArrayHasNoItems() {
        assertThat(items("[]").total()).isZero();
        assertThat(items(" [ ] ").total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "7", "null", "\"[]\"", "[", "[{}", "[{},]", "[{}]]", "[{}] x", "[{}}"})
    void aBodyThatIsNoArrayIsMalformedAndNothingOfItIsTaken(String body) {
        assertThat(malformed(body).reason()).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void anErrorBehindGoodItemsTakesNoneOfThem() {
        assertThat(malformed("[" + event("") + "," + event("") + "oops]").raw()).startsWith("[{");
    }

    @Test
    void anObjectIsToldApartFromAnArray() {
        assertThat(malformed(event("")).detail()).isEqualTo("a batch is an array of events, not an object");
    }

    @Test
    void whatIsNotUtf8IsMalformed() {
        byte[] body = bytes("[{\"a\":\"?\"}]");
        body[7] = (byte) 0xFF;

        assertThat(Plant.READER.batch(body, Plant.DOOR))
                .isInstanceOfSatisfying(
                        BatchRead.Malformed.class,
                        malformed -> assertThat(malformed.refusal().detail()).contains("UTF-8"));
    }

    @Test
    void aBatchHoldsAtMost20_000Items() {
        assertThat(Limits.MAX_ITEMS).isEqualTo(20_000);
        assertThat(items("[" + String.join(",", Collections.nCopies(Limits.MAX_ITEMS, event(""))) + "]")
                        .facts())
                .hasSize(Limits.MAX_ITEMS);

        String oneMore = "[" + String.join(",", Collections.nCopies(Limits.MAX_ITEMS + 1, "{}")) + "]";
        assertThat(Plant.READER.batch(bytes(oneMore), Plant.DOOR))
                .isInstanceOfSatisfying(
                        BatchRead.TooLong.class,
                        tooLong -> assertThat(tooLong.refusal().reason()).isEqualTo(Reason.TOO_LARGE));
    }

    @Test
    void theDepthOfABatchCountsItsArray() {
        String deepest = "[".repeat(Limits.MAX_DEPTH - 2) + "]".repeat(Limits.MAX_DEPTH - 2);

        assertThat(items("[" + event("\"x\":" + deepest + ",") + "]").facts()).hasSize(1);
        assertThat(items("[" + event("\"x\":[" + deepest + "],") + "]").bad())
                .singleElement()
                .satisfies(bad -> assertThat(bad.refusal().detail()).contains("32 levels"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"confidence\":NaN,",
                "\"confidence\":-Infinity,",
                "\"note\":[NaN],",
                "\"worker_id\":\"W1\",",
                "\"note\":[{\"a\":1,\"a\":2}],",
                "\"note\":1234567890123456789012345678901234567890123456789012345678901234567890,"
            })
    void anItemOfAFormThatIsNoneCostsItsNeighboursNothing(String flaw) {
        Judged items = items("[" + event("") + "," + event(flaw) + "," + event("\"count\":0,") + "]");

        assertThat(items.facts()).hasSize(2);
        assertThat(items.bad()).singleElement().satisfies(bad -> {
            assertThat(bad.index()).isEqualTo(1);
            assertThat(bad.refusal().reason()).isEqualTo(Reason.MALFORMED);
            assertThat(bad.refusal().raw()).isEqualTo(event(flaw));
        });
    }
}
