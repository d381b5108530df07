package io.linebeat.store.contract;

import static io.linebeat.store.contract.Scene.ADA;
import static io.linebeat.store.contract.Scene.S1;
import static io.linebeat.store.contract.Scene.T;
import static io.linebeat.store.contract.Scene.working;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.fact.Refusal;
import io.linebeat.core.fact.Refusal.Reason;
import io.linebeat.store.BadCursor;
import io.linebeat.store.Intake;
import io.linebeat.store.KeptRefusal;
import io.linebeat.store.Page;
import io.linebeat.store.RefusalQuestion;
import io.linebeat.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Input that was not accepted is kept with its reason.
interface RefusalContract extends Premises {

    static Refusal refusal(int number) {
        Reason reason = number % 3 == 0 ? Reason.UNKNOWN_WORKER : Reason.BAD_COUNT;
        return new Refusal(reason, "detail " + number, "{\"raw\": \"ü𝄞 " + number + "\"}");
    }

    private static List<Refusal> refusals(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(RefusalContract::refusal)
                .toList();
    }

    @Test
    default void aRefusalIsKeptWordForWordWithItsTime() throws Exception {
        AtomicLong clock = new AtomicLong(T);
        List<KeptRefusal> kept;
        try (Store store = open("refusal", Rules.USUAL, clock::get)) {
            Scene.register(store);
            Refusal first = refusal(1);
            assertThat(store.record(Intake.of(List.of(working(ADA, S1, T)), List.of(first))))
                    .containsExactly(Receipt.NEW);
            clock.addAndGet(5);
            store.record(Intake.of(List.of(), List.of(refusal(3))));

            kept = page(store, null, 10, null).items();
            assertThat(kept).extracting(KeptRefusal::refusal).containsExactly(refusal(3), first);
            assertThat(kept).extracting(KeptRefusal::at).containsExactly(T + 5, T);
            assertThat(store.census().refusals()).isEqualTo(2);
            assertThat(store.census().refusedEver()).isEqualTo(2);
        }
        try (Store store = open("refusal")) {
            assertThat(page(store, null, 10, null).items()).isEqualTo(kept);
        }
    }

    @Test
    default void aSettledRefusalGoesWithTheFactThatSettlesItAndTheOthersStay() throws Exception {
        try (Store store = open("settled")) {
            Scene.register(store);
            store.record(Intake.of(List.of(), refusals(3)));
            List<KeptRefusal> kept = page(store, null, 10, null).items();
            KeptRefusal second = kept.get(1);
            assertThat(store.refusal(second.id())).isEqualTo(second);

            assertThat(store.record(Intake.settling(List.of(working(ADA, S1, T)), List.of(second.id()))))
                    .containsExactly(Receipt.NEW);

            assertThat(store.refusal(second.id())).isNull();
            assertThat(page(store, null, 10, null).items()).containsExactly(kept.get(0), kept.get(2));
            assertThat(store.census().refusals()).isEqualTo(2);
            assertThat(store.census().refusedEver()).isEqualTo(3);
            assertThat(store.record(Intake.settling(List.of(working(ADA, S1, T)), List.of(second.id()))))
                    .containsExactly(Receipt.DUPLICATE);
        }
        try (Store store = open("settled")) {
            assertThat(store.census().refusals()).isEqualTo(2);
        }
    }

    @Test
    default void everyReasonComesBack() throws Exception {
        try (Store store = open("reasons")) {
            List<Refusal> all = List.of(Reason.values()).stream()
                    .map(reason -> new Refusal(reason, "d", "r"))
                    .toList();
            store.record(Intake.of(List.of(), all));

            assertThat(page(store, null, 100, null).items())
                    .extracting(KeptRefusal::refusal)
                    .containsExactlyElementsOf(all.reversed());
        }
    }

    @Test
    default void pagesOfRefusalsTileTheListAndAFilterKeepsItsOwn() throws Exception {
        try (Store store = open("refusal pages")) {
            List<Refusal> all = refusals(20);
            store.record(Intake.of(List.of(), all));
            List<Refusal> ofUnknown = all.reversed().stream()
                    .filter(refusal -> refusal.reason() == Reason.UNKNOWN_WORKER)
                    .toList();

            for (int limit : new int[] {1, 3, 19, 20, 21}) {
                assertThat(paged(store, null, limit)).isEqualTo(all.reversed());
                assertThat(paged(store, Reason.UNKNOWN_WORKER, limit)).isEqualTo(ofUnknown);
                assertThat(paged(store, Reason.TOO_OLD, limit)).isEmpty();
            }
        }
    }

    @Test
    default void aRefusalCursorThatNoAnswerGaveIsABadCursor() throws Exception {
        try (Store store = open("refusal cursors")) {
            for (String bad : List.of("", "x", "!!", "ä")) {
                assertThatThrownBy(() -> page(store, null, 10, bad)).isInstanceOf(BadCursor.class);
            }
        }
    }

    @Test
    default void beyondTheLimitTheOldestGiveWayAndAreStillCounted() throws Exception {
        try (Store store = open("bounded")) {
            int batches = 4;
            int batch = keptRefusals() / batches + 1;
            for (int i = 0; i < batches; i++) {
                store.record(Intake.of(List.of(), refusals(batch)));
            }

            assertThat(store.census().refusals()).isEqualTo(keptRefusals());
            assertThat(store.census().refusedEver()).isEqualTo((long) batches * batch);
            assertThat(page(store, null, 1, null).items().getFirst().refusal()).isEqualTo(refusal(batch));
        }
    }

    private static Page<KeptRefusal> page(Store store, @Nullable Reason reason, int limit, @Nullable String cursor) {
        return store.refusals(new RefusalQuestion(reason, limit, cursor));
    }

    private static List<Refusal> paged(Store store, @Nullable Reason reason, int limit) {
        List<Refusal> refusals = new ArrayList<>();
        String cursor = null;
        do {
            Page<KeptRefusal> page = page(store, reason, limit, cursor);
            page.items().forEach(kept -> refusals.add(kept.refusal()));
            cursor = page.next();
        } while (cursor != null);
        return refusals;
    }
}
