package io.linebeat.wire;

import io.linebeat.core.fact.Refusal;
import io.linebeat.core.fact.Refusal.Reason;
import io.linebeat.core.fact.SiteId;
import io.linebeat.core.fact.StationId;
import io.linebeat.core.fact.WorkerId;
import io.linebeat.core.roster.Station;
import io.linebeat.core.roster.Worker;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads registrations, in the same form in which lists give them.
public final class RegistrationReader {
    private RegistrationReader() {}

    /// `{"worker_id", "name"}`, and a `site_id` if it is not the default one.
    public static WorkerRead worker(byte[] body) {
        return StrictJson.read(
                body,
                (json, text) ->
                        form(json, text, Field.WORKER_ID, null, WorkerRead.Refused::new, RegistrationReader::worker),
                WorkerRead.Refused::new);
    }

    /// `{"station_id", "name", "type"}`, and a `site_id` if it is not the default one.
    public static StationRead station(byte[] body) {
        return StrictJson.read(
                body,
                (json, text) -> form(
                        json,
                        text,
                        Field.STATION_ID,
                        Field.TYPE,
                        StationRead.Refused::new,
                        RegistrationReader::station),
                StationRead.Refused::new);
    }

    private record Form(SiteId site, String id, String name, String type) {}

    private static WorkerRead worker(Form form) {
        return new WorkerRead.Accepted(new Worker(new WorkerId(form.site, form.id), form.name));
    }

    private static StationRead station(Form form) {
        return new StationRead.Accepted(new Station(new StationId(form.site, form.id), form.name, form.type));
    }

    private static <T> T form(
            JsonParser json,
            String text,
            Field idField,
            @Nullable Field typeField,
            Function<Refusal, T> refused,
            Function<Form, T> accepted) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            String detail = "a registration is an object, not " + StrictJson.kind(json.currentToken());
            StrictJson.pass(json, new Sent());
            StrictJson.end(json);
            return refused.apply(new Problem(Reason.WRONG_TYPE, detail).refuse(text));
        }
        Sent sent = StrictJson.object(json);
        StrictJson.end(json);
        Problem flaw = sent.flaw();
        if (flaw != null) {
            return refused.apply(flaw.refuse(text));
        }
        Exam exam = new Exam(sent);
        String id = exam.required(idField);
        String name = exam.required(Field.NAME);
        String type = typeField == null ? "" : exam.required(typeField);
        String site = exam.optional(Field.SITE_ID);
        exam.checkText(idField, id);
        exam.checkText(Field.NAME, name);
        exam.checkText(Field.TYPE, type);
        exam.checkText(Field.SITE_ID, site);
        Problem problem = exam.problem();
        return problem == null
                ? accepted.apply(new Form(site == null ? SiteId.DEFAULT : new SiteId(site), id, name, type))
                : refused.apply(problem.refuse(text));
    }
}
