package io.linebeat.core.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.document.MetricsDocument.UnreadableExample;
import io.linebeat.core.fact.Fact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// METRICS.md is true: every figure that its worked examples claim is what the ledger and the oracle compute.
class MetricsDocumentTest {
    private static final int FEWEST = 14;
    private static final int SHUFFLES = 25;
    private static final String EXAMPLE = """
            ```example
            # Half an hour
            08:00 W1 S1 working
            08:30 W1 S1 idle confidence 0.5
            window 08:00–09:00
            W1: working 30m, utilization 50.00 %
            ```
            """;

    static List<WorkedExample> examples() throws IOException {
        return MetricsDocument.ofProject();
    }

    @Test
    void theDocumentHasAtLeastFourteenExamplesEachOfItsOwnName() throws IOException {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(FEWEST);
        assertThat(examples()).extracting(WorkedExample::title).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void theLedgerAgreesWhenTheFactsComeInTheOrderOfTheDocument(WorkedExample example) {
        assertHolds(example, LedgerSheet.of(example, singly(example.facts())), "in the document's order");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void theLedgerAgreesWhenTheFactsComeInReverse(WorkedExample example) {
        assertHolds(example, LedgerSheet.of(example, singly(example.facts().reversed())), "in reverse");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void theLedgerAgreesWhenTheFactsComeShuffledAndTwiceAndInBatches(WorkedExample example) {
        long first = firstSeed();
        for (long seed = first; seed < first + SHUFFLES; seed++) {
            Random random = new Random(seed);
            assertHolds(
                    example,
                    LedgerSheet.of(example, batches(shuffledTwice(example, random), random)),
                    "shuffled with -Dseed=" + seed);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void theOracleAgrees(WorkedExample example) {
        assertHolds(example, OracleSheet.of(example, example.facts()), "by the oracle");
        assertHolds(example, OracleSheet.of(example, example.facts().reversed()), "by the oracle, in reverse");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void theLedgerAndTheOracleAgreeInWhatTheDocumentDoesNotSayToo(WorkedExample example) {
        assertThat(LedgerSheet.of(example, singly(example.facts())))
                .isEqualTo(OracleSheet.of(example, example.facts()));
    }

    @Test
    void aWrongFigureIsNoticed() {
        WorkedExample wrong = only(EXAMPLE.replace("working 30m", "working 31m"));

        assertThat(wrong.differencesFrom(LedgerSheet.of(wrong, singly(wrong.facts()))))
                .containsExactly("line 6, W1 working: the document says PT31M, computed is PT30M");
        assertThat(wrong.differencesFrom(OracleSheet.of(wrong, wrong.facts()))).hasSize(1);
    }

    @Test
    void aWrongRatioIsNoticed() {
        WorkedExample wrong = only(EXAMPLE.replace("50.00 %", "50.01 %"));

        assertThat(wrong.differencesFrom(LedgerSheet.of(wrong, singly(wrong.facts()))))
                .hasSize(1);
        assertThat(wrong.differencesFrom(OracleSheet.of(wrong, wrong.facts()))).hasSize(1);
    }

    @Test
    void aClaimAboutSomebodyWhoIsNotThereIsNoticed() {
        WorkedExample wrong = only(EXAMPLE.replace("W1: ", "W2: "));

        assertThat(wrong.differencesFrom(LedgerSheet.of(wrong, singly(wrong.facts()))))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08:00 W1 S1 sleeping",
                "25:00 W1 S1 working",
                "08:00 W1 S1 working confidence 1.1",
                "08:00 W1 S1 working certainty 1",
                "08:00 W1 S1 working event",
                "08:00 W1 S1 working shadow",
                "hold 25h",
                "zone Nowhere/Land",
                "W1: working much",
                "W1: working 30m idle 30m",
                "W1: happiness 1",
                "and so on"
            })
    void aLineThatCannotBeReadIsRefused(String line) {
        String broken = EXAMPLE.replace("# Half an hour", "# Half an hour\n" + line);

        assertThatThrownBy(() -> only(broken))
                .isInstanceOf(UnreadableExample.class)
                .hasMessageContaining("line ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"# Half an hour\n", "window 08:00–09:00\n", "W1: working 30m, utilization 50.00 %\n"})
    void anExampleWithoutTitleWindowOrFigureIsRefused(String missing) {
        assertThatThrownBy(() -> only(EXAMPLE.replace(missing, "")))
                .isInstanceOf(UnreadableExample.class)
                .hasMessageContaining("needs a title, a window and at least one figure");
    }

    @Test
    void anExampleThatIsFencedInAnyOtherWayIsRefused() {
        assertThatThrownBy(() -> MetricsDocument.examples(EXAMPLE.replace("```example", "```example rounding")))
                .isInstanceOf(UnreadableExample.class);
        assertThatThrownBy(() -> MetricsDocument.examples(EXAMPLE.replace("%\n```\n", "%\n")))
                .isInstanceOf(UnreadableExample.class)
                .hasMessageContaining("not closed");
    }

    private static WorkedExample only(String markdown) {
        List<WorkedExample> examples = MetricsDocument.examples(markdown);
        assertThat(examples).hasSize(1);
        return examples.getFirst();
    }

    private static void assertHolds(WorkedExample example, Map<String, String> sheet, String how) {
        assertThat(example.differencesFrom(sheet)).as("%s, %s", example, how).isEmpty();
    }

    private static List<List<Fact>> singly(List<Fact> facts) {
        return facts.stream().map(List::of).toList();
    }

    private static List<Fact> shuffledTwice(WorkedExample example, Random random) {
        List<Fact> facts = new ArrayList<>(example.facts());
        facts.addAll(example.facts());
        Collections.shuffle(facts, random);
        return facts;
    }

    private static List<List<Fact>> batches(List<Fact> facts, Random random) {
        List<List<Fact>> batches = new ArrayList<>();
        for (int from = 0; from < facts.size(); ) {
            int to = Math.min(facts.size(), from + 1 + random.nextInt(facts.size()));
            batches.add(facts.subList(from, to));
            from = to;
        }
        return batches;
    }

    /// A failure prints the one that replays it first.
    private static long firstSeed() {
        String seed = System.getProperty("seed", "");
        return seed.isEmpty() ? new Random().nextInt() : Long.parseLong(seed);
    }
}
