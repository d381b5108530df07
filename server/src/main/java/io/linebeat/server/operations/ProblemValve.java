package io.linebeat.server.operations;

import io.linebeat.server.query.CutOff;
import io.linebeat.wire.answer.AnswerJson;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/// Problem documents for requests that the server's parser refuses, before they reach anything of ours.
public final class ProblemValve extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);

    /// Puts it in the place of the valve that answers with pages.
    public static void install(Context context) {
        StandardHost host = (StandardHost) context.getParent();
        host.setErrorReportValveClass(ProblemValve.class.getName());
        host.getPipeline().addValve(new ProblemValve());
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        super.invoke(request, response);
        if (CutOff.isMarked(request)) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
        }
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        if (request.getAttribute(RequestIds.HEADER) == null) {
            String id = UUID.randomUUID().toString();
            request.setAttribute(RequestIds.HEADER, id);
            response.setHeader(RequestIds.HEADER, id);
        }
        try {
            String detail = "The request cannot be read: its head is not valid HTTP";
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            String problem = AnswerJson.line(Problems.body(status, detail, null, request));
            response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException e) {
            LOG.debug("The sender did not wait for the answer", e);
        }
    }
}
