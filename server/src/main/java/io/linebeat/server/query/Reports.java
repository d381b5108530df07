package io.linebeat.server.query;

import io.linebeat.core.calendar.BucketSize;
import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.core.report.Report;
import io.linebeat.store.Busy;
import io.linebeat.store.Store;
import io.linebeat.wire.answer.BucketAnswer;
import io.linebeat.wire.answer.Meta;
import io.linebeat.wire.answer.ReportAnswer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Answers a question for exact figures; the route and the command say the same.
@Component
public class Reports {
    /// Buckets of one report at the most: a quarter hour each for ten days, or a day each for two and a half years.
    public static final int MAX_BUCKETS = 1_000;
    /// Lines of all buckets of one report together, each of a worker or of a station.
    public static final int MAX_BUCKET_LINES = 100_000;

    private final Semaphore whatIfs = new Semaphore(1);
    private final Store store;
    private final Asked asked;

    public Reports(Store store, Asked asked) {
        this.store = store;
        this.asked = asked;
    }

    /// The report that parameters ask for.
    ///
    /// @throws BadQuestion when a parameter breaks its rule
    /// @throws NotThere when a site, a worker or a station is not registered
    public ReportAnswer report(ReportParameters asking) {
        SiteId named = asked.site(asking.site());
        BucketSize size = Asked.bucket(asking.bucket());
        ReportLists lists = Asked.lists(asking.lists());
        Question whole = question(asking, named);
        Question question = lists.hasStations() ? whole : whole.ofWorkersAlone();
        long now = asked.now();
        Hold hold = Asked.hold(asking.hold());
        if (hold != null && size != null) {
            throw new BadQuestion("bucket: cannot be asked for together with hold");
        }
        Rules rules = hold == null ? store.rules() : store.rules().withHold(hold);
        Report report = hold == null ? store.report(question, now) : whatIf(question, rules, now);
        requireFound(report, asking);
        Collection<SiteId> sites = named == null ? store.roster().sites() : List.of(named);
        return ReportAnswer.of(
                only(lists, report),
                size == null ? null : buckets(question, report, size, lists, now),
                Meta.of(sites, rules));
    }

    /// It reads all facts, so one is enough at a time.
    private Report whatIf(Question question, Rules rules, long now) {
        if (!whatIfs.tryAcquire()) {
            throw new Busy("the figures for another hold are being computed");
        }
        try {
            return store.whatIf(question, rules, now);
        } finally {
            whatIfs.release();
        }
    }

    private Question question(ReportParameters asking, @Nullable SiteId site) {
        Question question = asked.question(asking.from(), asking.to(), asking.asOf(), site);
        return new Question(
                question.from(),
                question.to(),
                question.asOf(),
                site,
                Asked.orNull(asking.worker()),
                Asked.orNull(asking.station()));
    }

    private static Report only(ReportLists lists, Report report) {
        return new Report(
                report.window(),
                lists.hasWorkers() ? report.workers() : List.of(),
                lists.hasStations() ? report.stations() : List.of(),
                report.total());
    }

    private static void requireFound(Report report, ReportParameters asking) {
        if (asking.isOfWorker() && report.workers().isEmpty()) {
            throw new NotThere("worker: no worker '" + asking.worker() + "' is registered");
        }
        if (asking.isOfStation() && report.stations().isEmpty()) {
            throw new NotThere("station: no workstation '" + asking.station() + "' is registered");
        }
    }

    private List<BucketAnswer> buckets(Question question, Report whole, BucketSize size, ReportLists lists, long now) {
        SiteClock clock = asked.clock(question.site());
        Span window = whole.window().span();
        if (window.micros() / size.micros() > MAX_BUCKETS) {
            throw new BadQuestion("bucket: " + size.code() + " divides this window into more than " + MAX_BUCKETS
                    + " buckets; ask for a shorter window or longer buckets");
        }
        Report listed = only(lists, whole);
        long lines = (long) listed.workers().size() + listed.stations().size();
        List<Span> windows = clock.buckets(window, size);
        if (windows.size() * lines > MAX_BUCKET_LINES) {
            throw new BadQuestion("bucket: " + windows.size() + " buckets of " + lines + " lines each are more than "
                    + MAX_BUCKET_LINES
                    + "; ask for fewer lists, for one worker or station, a shorter window or longer buckets");
        }
        List<BucketAnswer> answers = new ArrayList<>();
        for (Report part : store.reports(question, windows, now)) {
            answers.add(BucketAnswer.of(only(lists, part), clock));
        }
        return answers;
    }
}
