package io.linebeat.wire;

import io.linebeat.core.calendar.SiteClock;
import io.linebeat.core.fact.CameraId;
import io.linebeat.core.fact.Confidence;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.fact.Observation;
import io.linebeat.core.fact.Production;
import io.linebeat.core.fact.Refusal.Reason;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.Source;
import io.linebeat.core.fact.State;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.Stream;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import io.linebeat.wire.answer.Kinds;
import io.linebeat.wire.answer.Times;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The examination of one event: what was sent becomes a fact, or the first thing that is wrong with it.
///
/// The form comes first (fields missing or of a wrong type), then the values; so a broken message is never
/// answered as if only a value were bad.
final class EventExam {
    private static final int CONFIDENCE_DECIMALS = 6;

    private final Exam exam;
    private final Doorway door;

    private EventExam(Sent sent, Doorway door) {
        this.exam = new Exam(sent);
        this.door = door;
    }

    static Verdict judge(Sent sent, Doorway door) {
        return new EventExam(sent, door).verdict();
    }

    /// What was sent, of the right types; `null` is missing.
    private record Form(
            String timestamp,
            String worker,
            @Nullable String workstation,
            @Nullable String station,
            String type,
            @Nullable BigDecimal confidence,
            @Nullable BigDecimal count,
            @Nullable String eventId,
            @Nullable String camera,
            @Nullable String modelId,
            @Nullable String modelVersion,
            @Nullable String site,
            boolean shadow) {

        String stationId() {
            return workstation != null ? workstation : station != null ? station : "";
        }
    }

    private Verdict verdict() {
        Form form = form();
        Fact fact = exam.failed() ? null : fact(form);
        Problem problem = exam.problem();
        if (problem != null) {
            return new Verdict.Flawed(problem);
        }
        if (fact == null) {
            throw new IllegalStateException("an event is neither sound nor flawed");
        }
        return new Verdict.Sound(fact);
    }

    private Form form() {
        String timestamp = exam.required(Field.TIMESTAMP);
        String worker = exam.required(Field.WORKER_ID);
        String station = exam.optional(Field.STATION_ID);
        String workstation =
                station == null ? exam.required(Field.WORKSTATION_ID) : exam.optional(Field.WORKSTATION_ID);
        String type = exam.required(Field.EVENT_TYPE);
        return new Form(
                timestamp,
                worker,
                workstation,
                station,
                type,
                exam.number(Field.CONFIDENCE),
                // Only production has a count. Whatever else is sent as one is not even looked at.
                type.equals(Kinds.PRODUCTION) ? exam.number(Field.COUNT) : null,
                exam.optional(Field.EVENT_ID),
                exam.optional(Field.CAMERA_ID),
                exam.optional(Field.MODEL_ID),
                exam.optional(Field.MODEL_VERSION),
                exam.optional(Field.SITE_ID),
                exam.flag(Field.SHADOW));
    }

    private @Nullable Fact fact(Form form) {
        checkTexts(form);
        State state = state(form.type);
        Stream stream = stream(form);
        Confidence confidence = confidence(form.confidence);
        long count = count(form.count);
        if (exam.failed()) {
            return null;
        }
        SiteId site = form.site == null ? SiteId.DEFAULT : new SiteId(form.site);
        WorkerId worker = worker(new WorkerId(site, form.worker));
        Field stationField = form.workstation == null ? Field.STATION_ID : Field.WORKSTATION_ID;
        StationId station = station(stationField, new StationId(site, form.stationId()));
        long at = at(form.timestamp, door.rules().of(site).clock());
        Source source = source(form, site);
        return state == null
                ? new Production(stream, worker, station, at, count, confidence, source)
                : new Observation(stream, worker, station, at, state, confidence, source);
    }

    private void checkTexts(Form form) {
        exam.checkText(Field.WORKER_ID, form.worker);
        exam.checkText(Field.WORKSTATION_ID, form.workstation);
        exam.checkText(Field.STATION_ID, form.station);
        exam.checkText(Field.EVENT_ID, form.eventId);
        exam.checkText(Field.CAMERA_ID, form.camera);
        exam.checkText(Field.MODEL_ID, form.modelId);
        exam.checkText(Field.MODEL_VERSION, form.modelVersion);
        exam.checkText(Field.SITE_ID, form.site);
        if (form.workstation != null && form.station != null && !form.workstation.equals(form.station)) {
            exam.fail(
                    Reason.TWO_STATIONS,
                    Field.WORKSTATION_ID,
                    Shown.text(form.workstation),
                    "is not the same as station_id " + Shown.text(form.station) + "; send one of the two");
        }
    }

    /// `null` for a production.
    private @Nullable State state(String type) {
        return switch (type) {
            case "working" -> State.WORKING;
            case "idle" -> State.IDLE;
            case "absent" -> State.ABSENT;
            case Kinds.PRODUCTION -> null;
            default -> {
                String rule = "is none of working, idle, absent, product_count";
                exam.fail(Reason.BAD_EVENT_TYPE, Field.EVENT_TYPE, Shown.text(type), rule);
                yield null;
            }
        };
    }

    private Stream stream(Form form) {
        if (!form.shadow) {
            return Stream.LIVE;
        }
        if (form.modelId == null || form.modelVersion == null) {
            exam.fail(Reason.SHADOW_WITHOUT_MODEL, Field.SHADOW, "true", "needs both a model_id and a model_version");
            return Stream.LIVE;
        }
        return new Stream.Shadow(form.modelId, form.modelVersion);
    }

    private @Nullable Confidence confidence(@Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            exam.fail(Reason.BAD_CONFIDENCE, Field.CONFIDENCE, exam.shown(Field.CONFIDENCE), "is outside 0 to 1");
            return null;
        }
        return new Confidence(Decimals.unitsOfFraction(value, CONFIDENCE_DECIMALS));
    }

    private long count(@Nullable BigDecimal value) {
        if (value == null) {
            return 0;
        }
        Long count = Decimals.wholeUpTo(Production.MAX_COUNT, value);
        if (count == null) {
            String rule = "is not a whole number from 0 to " + Production.MAX_COUNT;
            exam.fail(Reason.BAD_COUNT, Field.COUNT, exam.shown(Field.COUNT), rule);
            return 0;
        }
        return count;
    }

    private WorkerId worker(WorkerId id) {
        Worker found = door.roster().find(id);
        if (found == null) {
            exam.fail(Reason.UNKNOWN_WORKER, Field.WORKER_ID, Shown.text(id.value()), notRegistered(id.site()));
            return id;
        }
        return found.id();
    }

    private StationId station(Field field, StationId id) {
        Station found = door.roster().find(id);
        if (found == null) {
            exam.fail(Reason.UNKNOWN_STATION, field, Shown.text(id.value()), notRegistered(id.site()));
            return id;
        }
        return found.id();
    }

    private static String notRegistered(SiteId site) {
        return "is not registered at site " + Shown.text(site.value());
    }

    private long at(String timestamp, SiteClock clock) {
        return switch (Timestamps.instant(timestamp, clock)) {
            case Timestamps.Read.Unreadable(String rule) -> {
                exam.fail(Reason.BAD_TIMESTAMP, Field.TIMESTAMP, Shown.text(timestamp), rule);
                yield 0;
            }
            case Timestamps.Read.At(long at) -> {
                if (at < Limits.EARLIEST) {
                    String rule = "is before " + Times.utc(Limits.EARLIEST);
                    exam.fail(Reason.TOO_OLD, Field.TIMESTAMP, Shown.text(timestamp), rule);
                } else if (at > door.now() + Limits.MAX_AHEAD) {
                    String rule = "is more than 10 minutes ahead of the server's clock, " + Times.utc(door.now());
                    exam.fail(Reason.TOO_FAR_AHEAD, Field.TIMESTAMP, Shown.text(timestamp), rule);
                }
                yield at;
            }
        };
    }

    private static Source source(Form form, SiteId site) {
        if (form.eventId == null && form.camera == null && form.modelId == null && form.modelVersion == null) {
            return Source.UNKNOWN;
        }
        CameraId camera = form.camera == null ? null : new CameraId(site, form.camera);
        return new Source(form.eventId, camera, form.modelId, form.modelVersion);
    }
}
