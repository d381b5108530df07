package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.linebeat.core.calendar.SiteRules;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.report.Window;
import java.util.List;

/// A site's board: the figures of a window up to `as_of`, and what they need to be counted on from there. Times are
/// those of the server's clock.
///
/// Whoever gets the changes counts what is there on to the new window's end, by the runs known so far, and then puts
/// the listed lines in the place of the old ones. Counting goes from the window's end to its `to`, if it has one; a
/// window without `from` and without facts stays
/// empty until the first one.
///
/// `whole` says that every worker and workstation is listed; else only those whose figures are other than what could be
/// counted on. `touched` are the workers of whom anything was recorded since, be it outside of the window.
public record BoardAnswer(
        @JsonProperty("as_of") String asOf,
        @JsonProperty("whole") boolean whole,
        @JsonProperty("site") SiteEntry site,
        @JsonProperty("window") WindowAnswer window,
        @JsonProperty("workers") List<LiveWorkerEntry> workers,
        @JsonProperty("stations") List<StationLine> stations,
        @JsonProperty("touched") List<String> touched) {

    /// Who and what is listed.
    public record Listed(List<LiveWorkerEntry> workers, List<StationLine> stations, List<String> touched) {}

    public static BoardAnswer of(long now, boolean whole, SiteId site, SiteRules rules, Window window, Listed listed) {
        return new BoardAnswer(
                Times.utc(now),
                whole,
                SiteEntry.of(site, rules),
                WindowAnswer.of(window),
                listed.workers(),
                listed.stations(),
                listed.touched());
    }
}
