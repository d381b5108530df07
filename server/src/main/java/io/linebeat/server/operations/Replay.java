package io.linebeat.server.operations;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.fact.Refusal;
import io.linebeat.core.measure.Micros;
import io.linebeat.store.Intake;
import io.linebeat.store.KeptRefusal;
import io.linebeat.store.Page;
import io.linebeat.store.RefusalQuestion;
import io.linebeat.store.Store;
import io.linebeat.wire.Doorway;
import io.linebeat.wire.EventReader;
import io.linebeat.wire.OneRead;
import io.linebeat.wire.answer.ReplayAnswer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Submits refused input once more, through the same door: what was refused for a worker who is registered by now is a
/// fact then. The fact comes in and the refusal goes in one commit, so nothing is lost and nothing counts twice; what
/// is still refused stays as it is.
public final class Replay {
    private static final int AT_ONCE = 1_000;

    private final Store store;
    private final InstantSource clock;
    private final EventReader reader = new EventReader();
    private long replayed;
    private long accepted;
    private long duplicates;
    private final TreeMap<String, Long> refused = new TreeMap<>();

    private Replay(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Replays all that are kept, or those of a reason.
    public static ReplayAnswer of(Refusal.@Nullable Reason reason, Store store, InstantSource clock) {
        Replay replay = new Replay(store, clock);
        String cursor = null;
        do {
            Page<KeptRefusal> page = store.refusals(new RefusalQuestion(reason, AT_ONCE, cursor));
            replay.submit(page.items());
            cursor = page.next();
        } while (cursor != null);
        return replay.answer();
    }

    /// Replays one; `null` if it is not kept.
    public static @Nullable ReplayAnswer one(long id, Store store, InstantSource clock) {
        KeptRefusal kept = store.refusal(id);
        if (kept == null) {
            return null;
        }
        Replay replay = new Replay(store, clock);
        replay.submit(List.of(kept));
        return replay.answer();
    }

    private void submit(List<KeptRefusal> refusals) {
        Doorway door = new Doorway(store.roster(), store.rules(), Micros.of(clock.instant()));
        List<Fact> facts = new ArrayList<>();
        List<Long> settled = new ArrayList<>();
        for (KeptRefusal each : refusals) {
            byte[] raw = each.refusal().raw().getBytes(StandardCharsets.UTF_8);
            switch (reader.one(raw, door)) {
                case OneRead.Accepted(var fact) -> {
                    facts.add(fact.getFirst());
                    settled.add(each.id());
                }
                case OneRead.Refused(Refusal refusal) ->
                    refused.merge(refusal.reason().code(), 1L, Long::sum);
            }
        }
        replayed += refusals.size();
        if (!facts.isEmpty()) {
            List<Receipt> receipts = store.record(Intake.settling(facts, settled));
            accepted += receipts.size();
            duplicates += receipts.stream().filter(Receipt::isDuplicate).count();
        }
    }

    private ReplayAnswer answer() {
        return new ReplayAnswer(replayed, accepted, duplicates, refused);
    }
}
