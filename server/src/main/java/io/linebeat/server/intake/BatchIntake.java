package io.linebeat.server.intake;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.fact.Refusal;
import io.linebeat.store.Intake;
import io.linebeat.store.Store;
import io.linebeat.wire.Item;
import io.linebeat.wire.answer.BatchAnswer;
import io.linebeat.wire.answer.ItemError;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/// Many events of one request: gathered, recorded, and summed up. Not for use by two threads.
final class BatchIntake {
    /// Lines of a stream that are recorded together.
    static final int LINES_AT_ONCE = 2_000;

    private final Store store;
    private final IntakeMeters meters;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<ItemError> errors = new ArrayList<>();
    private long total;
    private long successes;
    private long duplicates;
    private long conflicts;

    BatchIntake(Store store, IntakeMeters meters) {
        this.store = store;
        this.meters = meters;
    }

    void add(Item item) {
        total++;
        switch (item) {
            case Item.Good(_, Fact fact) -> facts.add(fact);
            case Item.Bad(int index, Refusal refusal) -> {
                refusals.add(refusal);
                if (errors.size() < BatchAnswer.MAX_ERRORS) {
                    errors.add(new ItemError(index, refusal.reason().code(), refusal.detail()));
                }
            }
        }
    }

    void addLine(Item item) {
        add(item);
        if (facts.size() + refusals.size() >= LINES_AT_ONCE) {
            flush();
        }
    }

    void flush() {
        List<Receipt> receipts = store.record(Intake.of(facts, refusals));
        for (Receipt receipt : receipts) {
            successes++;
            duplicates += receipt.isDuplicate() ? 1 : 0;
            conflicts += receipt == Receipt.CONFLICT ? 1 : 0;
            meters.count(receipt);
        }
        refusals.forEach(meters::count);
        facts.clear();
        refusals.clear();
    }

    ResponseEntity<BatchAnswer> answer() {
        HttpStatus status = successes == total
                ? HttpStatus.CREATED
                : successes == 0 ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.MULTI_STATUS;
        return ResponseEntity.status(status)
                .body(BatchAnswer.of(total, successes, duplicates, conflicts, List.copyOf(errors)));
    }
}
