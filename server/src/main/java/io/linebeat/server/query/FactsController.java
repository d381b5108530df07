package io.linebeat.server.query;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.store.FactQuestion;
import io.linebeat.store.KeptRefusal;
import io.linebeat.store.Page;
import io.linebeat.store.Recorded;
import io.linebeat.store.RefusalQuestion;
import io.linebeat.store.Store;
import io.linebeat.wire.answer.FactEntry;
import io.linebeat.wire.answer.Kinds;
import io.linebeat.wire.answer.RefusalEntry;
import io.linebeat.wire.answer.Times;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Facts and refusals, the newest first, page by page.
@RestController
@Tag(name = "Facts", description = "What was received: facts, and what was refused")
class FactsController {
    private final Store store;
    private final Asked asked;

    FactsController(Store store, Asked asked) {
        this.store = store;
        this.asked = asked;
    }

    @GetMapping({"/api/events", "/api/v2/facts"})
    @Operation(
            operationId = "listEvents",
            summary = "Facts, the newest first",
            description = "The Link header with rel=next leads to the page after this one.")
    ResponseEntity<List<FactEntry>> facts(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(name = "worker_id", required = false) @Nullable String worker,
            @RequestParam(name = "workstation_id", required = false) @Nullable String workstation,
            @RequestParam(name = "station_id", required = false) @Nullable String station,
            @RequestParam(name = "event_type", required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String shadow,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        SiteId named = asked.site(site);
        Question bounds = asked.question(from, to, null, named);
        Page<Recorded> page = store.facts(new FactQuestion(
                window(bounds),
                named,
                Asked.orNull(worker),
                Asked.orNull(workstation == null ? station : workstation),
                kind(kind),
                Asked.flag("shadow", shadow),
                Asked.limit(limit, Asked.USUAL_LIMIT, FactQuestion.MAX_LIMIT),
                Asked.orNull(cursor)));
        List<FactEntry> entries = page.items().stream()
                .map(recorded -> FactEntry.of(recorded.fact(), recorded.receivedAt()))
                .toList();
        return withNext(page, entries);
    }

    @GetMapping("/api/refusals")
    @Operation(
            operationId = "listRefusals",
            summary = "What was refused and why, the newest first",
            description =
                    "The newest 100,000 are kept. The Link header with rel=next leads to the page after this one.")
    ResponseEntity<List<RefusalEntry>> refusals(
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<KeptRefusal> page = store.refusals(new RefusalQuestion(
                Asked.reason(reason),
                Asked.limit(limit, Asked.USUAL_LIMIT, FactQuestion.MAX_LIMIT),
                Asked.orNull(cursor)));
        List<RefusalEntry> entries = page.items().stream()
                .map(kept -> new RefusalEntry(
                        kept.id(),
                        Times.utc(kept.at()),
                        kept.refusal().reason().code(),
                        kept.refusal().detail(),
                        kept.refusal().raw()))
                .toList();
        return withNext(page, entries);
    }

    private static @Nullable Span window(Question bounds) {
        if (bounds.from() == null && bounds.to() == null) {
            return null;
        }
        long from = bounds.from() == null ? 0 : bounds.from();
        return new Span(from, Math.max(from, bounds.to() == null ? Long.MAX_VALUE : bounds.to()));
    }

    private static @Nullable String kind(@Nullable String code) {
        if (code == null || code.isEmpty()) {
            return null;
        }
        if (Kinds.ALL.contains(code)) {
            return code;
        }
        throw new BadQuestion("event_type: '" + code + "' is none of " + String.join(", ", Kinds.ALL));
    }

    private static <T> ResponseEntity<List<T>> withNext(Page<?> page, List<T> entries) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (page.next() != null) {
            String next = ServletUriComponentsBuilder.fromCurrentRequest()
                    .replaceQueryParam("cursor", URLEncoder.encode(page.next(), StandardCharsets.UTF_8))
                    .build() // as the sender wrote it: it is encoded already
                    .toUriString();
            answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return answer.body(entries);
    }
}
