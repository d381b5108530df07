package io.linebeat.server.query;

import io.linebeat.core.calendar.BucketSize;
import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.fact.Refusal;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.core.report.Question;
import io.linebeat.store.Store;
import io.linebeat.wire.HoldText;
import io.linebeat.wire.Timestamps;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Turns the parameters of a request into questions.
@Component
public class Asked {
    /// Items of a list where the question says nothing of it.
    public static final int USUAL_LIMIT = 100;

    private final Store store;
    private final InstantSource clock;

    public Asked(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    public long now() {
        return Micros.of(clock.instant());
    }

    /// The site that a parameter names; `null` when it is left out.
    public @Nullable SiteId site(@Nullable String site) {
        if (site == null || site.isEmpty()) {
            return null;
        }
        SiteId id = new SiteId(site);
        if (!store.roster().sites().contains(id)) {
            throw new NotThere("site: nothing is registered at a site '" + site + "'");
        }
        return id;
    }

    public SiteClock clock(@Nullable SiteId site) {
        return store.rules().of(site == null ? SiteId.DEFAULT : site).clock();
    }

    public Question question(@Nullable String from, @Nullable String to, @Nullable String asOf, @Nullable SiteId site) {
        SiteClock siteClock = clock(site);
        Long start = bound("from", from, siteClock);
        Long end = bound("to", to, siteClock);
        if (start != null && end != null && start > end) {
            throw new BadQuestion("from: " + from + " is later than to: " + to);
        }
        return new Question(start, end, bound("as_of", asOf, siteClock), site, null, null);
    }

    /// Both bounds, of which the first may be left out: then it is `usual` before the end. The end is now at the
    /// latest.
    Span window(@Nullable String from, @Nullable String to, @Nullable SiteId site, long usual) {
        Question question = question(from, to, null, site);
        long end = question.to() == null ? now() : Math.min(question.to(), now());
        long start = question.from() == null ? end - usual : question.from();
        return new Span(start, Math.max(start, end));
    }

    @Nullable
    Long bound(String parameter, @Nullable String text, SiteClock siteClock) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return switch (Timestamps.bound(text, siteClock)) {
            case Timestamps.Read.At(long at) -> at;
            case Timestamps.Read.Unreadable(String rule) ->
                throw new BadQuestion(parameter + ": '" + text + "' " + rule);
        };
    }

    static @Nullable Hold hold(@Nullable String text) {
        String asked = orNull(text);
        if (asked == null) {
            return null;
        }
        return switch (HoldText.parse(asked)) {
            case HoldText.Read.Lasting(long micros) -> Hold.always(micros);
            case HoldText.Read.Unreadable(String rule) -> throw new BadQuestion("hold: '" + asked + "' " + rule);
        };
    }

    static @Nullable BucketSize bucket(@Nullable String code) {
        if (code == null || code.isEmpty()) {
            return null;
        }
        return Arrays.stream(BucketSize.values())
                .filter(size -> size.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new BadQuestion("bucket: '" + code + "' is none of "
                        + Arrays.stream(BucketSize.values())
                                .map(BucketSize::code)
                                .collect(Collectors.joining(", "))));
    }

    static ReportLists lists(@Nullable String code) {
        if (code == null || code.isEmpty()) {
            return ReportLists.BOTH;
        }
        return Arrays.stream(ReportLists.values())
                .filter(lists -> lists.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new BadQuestion("lists: '" + code + "' is none of "
                        + Arrays.stream(ReportLists.values())
                                .map(ReportLists::code)
                                .collect(Collectors.joining(", "))));
    }

    /// An empty parameter is a missing one.
    static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    static boolean flag(String parameter, @Nullable String text) {
        return switch (text) {
            case null -> false;
            case "", "false" -> false;
            case "true" -> true;
            case String other -> throw new BadQuestion(parameter + ": '" + other + "' is neither true nor false");
        };
    }

    public static int limit(@Nullable String text, int usual, int most) {
        if (text == null || text.isEmpty()) {
            return usual;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= most) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw new BadQuestion("limit: '" + text + "' is no whole number from 1 to " + most);
        }
        throw new BadQuestion("limit: " + text + " is outside 1 to " + most);
    }

    public static long number(String name, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadQuestion(name + ": '" + text + "' is no whole number");
        }
    }

    public static Refusal.@Nullable Reason reason(@Nullable String code) {
        if (code == null || code.isEmpty()) {
            return null;
        }
        for (Refusal.Reason reason : Refusal.Reason.values()) {
            if (reason.code().equals(code.toLowerCase(Locale.ROOT))) {
                return reason;
            }
        }
        throw new BadQuestion("reason: '" + code + "' is none of "
                + Arrays.stream(Refusal.Reason.values())
                        .map(Refusal.Reason::code)
                        .collect(Collectors.joining(", ")));
    }
}
