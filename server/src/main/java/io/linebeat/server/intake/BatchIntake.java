package io.linebeat.server.intake;

import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Receipt;
import io.linebeat.core.fact.Refusal;
import io.linebeat.server.operations.Problems;
import io.linebeat.store.Busy;
import io.linebeat.store.Intake;
import io.linebeat.store.Store;
import io.linebeat.wire.Item;
import io.linebeat.wire.answer.BatchAnswer;
import io.linebeat.wire.answer.BatchProblem;
import io.linebeat.wire.answer.ItemError;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
    private long stored;

    BatchIntake(Store store, IntakeMeters meters) {
        this.store = store;
        this.meters = meters;
    }

    void add(Item item) {
        total++;
        switch (item) {
            case Item.Good(int _, Fact fact) -> facts.add(fact);
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
            flushLines();
        }
    }

    /// Records the lines that wait.
    void flushLines() {
        try {
            meters.timed("stream", () -> {
                flush();
                return stored;
            });
        } catch (Busy e) {
            throw new Busy(e.getMessage() + "; the first " + stored + " lines are stored, and may come again");
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
        stored = total;
        facts.clear();
        refusals.clear();
    }

    /// What became of it; where nothing went in, as a problem document that says the same.
    ResponseEntity<Object> answer(HttpServletRequest request) {
        BatchAnswer answer = BatchAnswer.of(total, successes, duplicates, conflicts, List.copyOf(errors));
        if (successes == 0 && total > 0) {
            HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
            String detail =
                    answer.message() + "; the first: " + errors.getFirst().detail();
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(BatchProblem.of(Problems.body(status, detail, null, request), answer));
        }
        HttpStatus status = successes == total ? HttpStatus.CREATED : HttpStatus.MULTI_STATUS;
        return ResponseEntity.status(status).body(answer);
    }
}
