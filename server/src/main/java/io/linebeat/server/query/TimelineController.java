package io.linebeat.server.query;

import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.store.RunQuestion;
import io.linebeat.store.Store;
import io.linebeat.store.TooMuch;
import io.linebeat.store.WorkerRun;
import io.linebeat.wire.answer.TimelineAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who was in which state when.
@RestController
@Tag(name = "Timeline", description = "The spans that the figures are made of")
class TimelineController {
    /// The longest window of a timeline.
    static final long MAX_WINDOW = 31 * Micros.DAY;

    private final Store store;
    private final Asked asked;

    TimelineController(Store store, Asked asked) {
        this.store = store;
        this.asked = asked;
    }

    @GetMapping("/api/v2/timeline")
    @Operation(
            operationId = "getTimeline",
            summary = "The spans of a worker, of a workstation, or of everyone at a site",
            description =
                    "Without from: the 24 hours before the end. A worker's spans close over the window: time in which"
                            + " nothing is known is 'unobserved'. A workstation's are those of the workers seen there.")
    TimelineAnswer timeline(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(name = "worker", required = false) @Nullable String workerGiven,
            @RequestParam(name = "station", required = false) @Nullable String stationGiven) {
        String worker = Asked.orNull(workerGiven);
        String station = Asked.orNull(stationGiven);
        SiteId named = asked.site(site);
        SiteId where = named == null ? SiteId.DEFAULT : named;
        Span window = asked.window(from, to, where, Micros.DAY);
        if (window.micros() > MAX_WINDOW) {
            throw new BadQuestion("from: the window is longer than 31 days");
        }
        requireKnown(where, worker, station);
        var runs = runs(new RunQuestion(window, where, worker, station));
        return station == null
                ? Timelines.ofWorkers(where, window, runs, store.roster(), worker)
                : Timelines.ofStation(where, window, runs);
    }

    private List<WorkerRun> runs(RunQuestion question) {
        try {
            return store.runs(question);
        } catch (TooMuch e) {
            throw new BadQuestion("from: " + e.getMessage() + "; ask for a shorter one, or for one worker");
        }
    }

    private void requireKnown(SiteId site, @Nullable String worker, @Nullable String station) {
        if (worker != null && station != null) {
            throw new BadQuestion("station: a timeline is of a worker or of a workstation, not of both");
        }
        if (worker != null && store.roster().find(new WorkerId(site, worker)) == null) {
            throw new NotThere("worker: no worker '" + worker + "' is registered");
        }
        if (station != null && store.roster().find(new StationId(site, station)) == null) {
            throw new NotThere("station: no workstation '" + station + "' is registered");
        }
    }
}
