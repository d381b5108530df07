package io.linebeat.server.intake;

import io.linebeat.core.fact.Receipt;
import io.linebeat.core.fact.Refusal;
import io.linebeat.server.operations.Problems;
import io.linebeat.store.Intake;
import io.linebeat.store.Store;
import io.linebeat.wire.BadItem;
import io.linebeat.wire.Judged;
import io.linebeat.wire.answer.BatchAnswer;
import io.linebeat.wire.answer.BatchProblem;
import io.linebeat.wire.answer.ItemError;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Many events of one request: recorded, in one piece or in several, and summed up. Not for use by two threads.
final class BatchIntake {
    private final Store store;
    private final IntakeMeters meters;
    /// The first of them.
    private final List<ItemError> errors = new ArrayList<>();
    private long total;
    private long successes;
    private long duplicates;
    private long conflicts;

    BatchIntake(Store store, IntakeMeters meters) {
        this.store = store;
        this.meters = meters;
    }

    void record(Judged judged) {
        List<Refusal> refusals = judged.bad().stream().map(BadItem::refusal).toList();
        List<Receipt> receipts = store.record(new Intake(judged.facts(), refusals, false));
        int repeats = 0;
        int unequal = 0;
        for (Receipt receipt : receipts) {
            repeats += receipt == Receipt.DUPLICATE ? 1 : 0;
            unequal += receipt == Receipt.CONFLICT ? 1 : 0;
        }
        meters.count(Receipt.NEW, receipts.size() - repeats - unequal);
        meters.count(Receipt.DUPLICATE, repeats);
        meters.count(Receipt.CONFLICT, unequal);
        meters.count(refusals);
        total += judged.total();
        successes += receipts.size();
        duplicates += repeats + unequal;
        conflicts += unequal;
        judged.bad().stream()
                .limit(BatchAnswer.MAX_ERRORS - errors.size())
                .map(BatchIntake::error)
                .forEach(errors::add);
    }

    private static ItemError error(BadItem bad) {
        Refusal refusal = bad.refusal();
        return new ItemError(bad.index(), refusal.reason().code(), refusal.detail());
    }

    /// What became of all so far.
    BatchAnswer sum() {
        return BatchAnswer.of(total, successes, duplicates, conflicts, List.copyOf(errors));
    }

    /// The errors that were not asked for yet, to be told now; whoever asks for them again gets later ones alone.
    List<ItemError> newErrors() {
        List<ItemError> told = List.copyOf(errors);
        errors.clear();
        return told;
    }

    /// The status that says what became of all.
    HttpStatus status() {
        if (successes == 0 && total > 0) {
            return HttpStatus.UNPROCESSABLE_CONTENT;
        }
        return successes == total ? HttpStatus.CREATED : HttpStatus.MULTI_STATUS;
    }

    /// What became of it; where nothing went in, as a problem document that says the same.
    ResponseEntity<Object> answer(HttpServletRequest request) {
        BatchAnswer answer = sum();
        HttpStatus status = status();
        if (status.isError()) {
            String detail =
                    answer.message() + "; the first: " + errors.getFirst().detail();
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(BatchProblem.of(Problems.body(status, detail, null, request), answer));
        }
        return ResponseEntity.status(status).body(answer);
    }
}
