package io.linebeat.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.linebeat.core.calendar.Hold;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.calendar.SiteRules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.FactColumns;
import io.linebeat.core.fact.Refusal;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.measure.Micros;
import io.linebeat.core.roster.Roster;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The plant of the tests: the default site in UTC and `berlin` on its own clock, each with W1, W2, S1 and S2.
final class Plant {
    static final SiteId BERLIN = new SiteId("berlin");
    static final long NOW = at("2026-07-01T12:00:00Z");
    static final List<SiteId> SITES = List.of(SiteId.DEFAULT, BERLIN);

    static final Rules RULES = new Rules(
            new SiteRules(ZoneOffset.UTC, Hold.ONE_HOUR),
            Map.of(BERLIN, new SiteRules(ZoneId.of("Europe/Berlin"), Hold.ONE_HOUR)));

    static final Roster ROSTER = Roster.of(
            SITES.stream()
                    .flatMap(site -> java.util.stream.Stream.of("W1", "W2", "Wörker 🦺")
                            .map(id -> new Worker(new WorkerId(site, id), "name of " + id)))
                    .toList(),
            SITES.stream()
                    .flatMap(site -> java.util.stream.Stream.of("S1", "S2", "\"a,b\"")
                            .map(id -> new Station(new StationId(site, id), "name of " + id, "assembly")))
                    .toList());

    static final Doorway DOOR = new Doorway(ROSTER, RULES, NOW);
    static final EventReader READER = new EventReader();

    private Plant() {}

    static long at(String instant) {
        return Micros.of(Instant.parse(instant));
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /// An event that is accepted, with more fields in front: `"confidence":1,`.
    static String event(String more) {
        return "{" + more + "\"timestamp\":\"2026-07-01T08:00:00Z\",\"worker_id\":\"W1\",\"workstation_id\":\"S1\","
                + "\"event_type\":\"working\"}";
    }

    /// A production that is accepted, with more fields in front.
    static String production(String more) {
        return event(more).replace("\"working\"", "\"product_count\"");
    }

    /// An event at a time, in the words of the sender.
    static String eventAt(String timestamp) {
        return event("").replace("2026-07-01T08:00:00Z", timestamp);
    }

    static Fact accepted(String json) {
        return switch (READER.one(bytes(json), DOOR)) {
            case OneRead.Accepted(FactColumns fact) -> fact.getFirst();
            case OneRead.Refused(Refusal refusal) -> throw new AssertionError(json + " is refused: " + refusal);
        };
    }

    static Refusal refused(String json) {
        return refused(bytes(json));
    }

    static Refusal refused(byte[] body) {
        return switch (READER.one(body, DOOR)) {
            case OneRead.Accepted(FactColumns fact) -> throw new AssertionError("accepted: " + fact);
            case OneRead.Refused(Refusal refusal) -> refusal;
        };
    }

    /// All lines of a stream, read in pieces of this many.
    static Judged all(EventLines lines, int most) {
        List<Fact> facts = new ArrayList<>();
        List<BadItem> bad = new ArrayList<>();
        for (Judged piece = lines.piece(most); piece != null; piece = lines.piece(most)) {
            facts.addAll(piece.facts());
            bad.addAll(piece.bad());
        }
        return new Judged(FactColumns.of(facts), bad);
    }
}
