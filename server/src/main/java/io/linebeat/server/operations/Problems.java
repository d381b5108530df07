package io.linebeat.server.operations;

import static java.util.Objects.requireNonNull;

import io.linebeat.core.fact.Refusal;
import io.linebeat.server.query.BadQuestion;
import io.linebeat.server.query.NotThere;
import io.linebeat.store.BadCursor;
import io.linebeat.store.Busy;
import io.linebeat.store.StoreFailed;
import io.linebeat.store.TooMuch;
import io.linebeat.wire.answer.ProblemAnswer;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.UncheckedIOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Every error as a problem document (RFC 9457) that carries the seed's `error` text too. The text says what is wrong
/// with the request; what is wrong with the server goes to the log, under the request's id.
@RestControllerAdvice
public class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Resource DASHBOARD = new ClassPathResource("static/index.html");
    private static final String RETRY_SECONDS = "1";
    private static final String ACCEPTED_ENCODINGS = "gzip, zstd, identity";

    static final String BROKEN_OFF =
            "The body broke off before its end, or its chunks cannot be read; only a stream of lines may be stored in part";

    @ExceptionHandler
    ResponseEntity<ProblemAnswer> problem(Problem e, HttpServletRequest request) {
        Refusal refusal = e.refusal();
        String reason = refusal == null ? null : refusal.reason().code();
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(e.status());
        if (e.status() == HttpStatus.UNSUPPORTED_MEDIA_TYPE) {
            answer.header(HttpHeaders.ACCEPT_ENCODING, ACCEPTED_ENCODINGS);
        }
        return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body(e.status(), e.detail(), reason, request));
    }

    @ExceptionHandler
    ResponseEntity<ProblemAnswer> badQuestion(BadQuestion e, HttpServletRequest request) {
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()), null, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemAnswer> badCursor(BadCursor e, HttpServletRequest request) {
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()), null, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemAnswer> tooMuch(TooMuch e, HttpServletRequest request) {
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()), null, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemAnswer> notThere(NotThere e, HttpServletRequest request) {
        return answer(HttpStatus.NOT_FOUND, String.valueOf(e.getMessage()), null, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemAnswer> busy(Busy e, HttpServletRequest request) {
        return retryLater("Too busy: " + e.getMessage() + "; send it again", request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemAnswer> failed(StoreFailed e, HttpServletRequest request) {
        LOG.error("The store failed", e);
        return retryLater("The database failed; nothing was acknowledged", request);
    }

    /// The sender is gone, most likely; if not, it hears that its body broke off.
    @ExceptionHandler
    ResponseEntity<ProblemAnswer> brokenOff(UncheckedIOException e, HttpServletRequest request) {
        return answer(HttpStatus.BAD_REQUEST, BROKEN_OFF, null, request);
    }

    /// Reading on would answer another question than the one that was asked.
    @ExceptionHandler
    ResponseEntity<ProblemAnswer> unreadableQuery(InvalidParameterException e, HttpServletRequest request) {
        String detail =
                "The query of the address cannot be read: too many parameters, or escapes that are not of UTF-8";
        return answer(HttpStatus.BAD_REQUEST, detail, null, request);
    }

    /// Whoever opened a wrong address in a browser gets the dashboard, which says so and leads on.
    @ExceptionHandler
    ResponseEntity<?> nothingThere(NoResourceFoundException e, HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        boolean isSeen = accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
        if (isSeen && !request.getRequestURI().startsWith("/api/")) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .contentType(MediaType.TEXT_HTML)
                    .cacheControl(CacheControl.noCache())
                    .body(DASHBOARD);
        }
        return answer(HttpStatus.NOT_FOUND, "There is nothing at " + request.getRequestURI(), null, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemAnswer> other(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse response) {
            String detail = response.getBody().getDetail();
            ResponseEntity<ProblemAnswer> answer =
                    answer(response.getStatusCode(), detail == null ? "Refused" : detail, null, request);
            HttpHeaders headers = new HttpHeaders();
            headers.putAll(response.getHeaders());
            headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            return new ResponseEntity<>(answer.getBody(), headers, answer.getStatusCode());
        }
        LOG.error("A request failed", e);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "The server failed; its log says more", null, request);
    }

    /// What a failure is answered with, for an answer whose status has left already.
    public ProblemAnswer answerTo(RuntimeException failure, HttpServletRequest request) {
        ResponseEntity<ProblemAnswer> answer = switch (failure) {
            case Problem problem -> problem(problem, request);
            case Busy busy -> busy(busy, request);
            case StoreFailed failed -> failed(failed, request);
            case UncheckedIOException broken -> brokenOff(broken, request);
            default -> other(failure, request);
        };
        return requireNonNull(answer.getBody());
    }

    private static ResponseEntity<ProblemAnswer> retryLater(String detail, HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body(HttpStatus.SERVICE_UNAVAILABLE, detail, null, request));
    }

    private static ResponseEntity<ProblemAnswer> answer(
            HttpStatusCode status, String detail, @Nullable String reason, HttpServletRequest request) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body(status, detail, reason, request));
    }

    /// The document that an answer of this status carries.
    public static ProblemAnswer body(
            HttpStatusCode status, String detail, @Nullable String reason, HttpServletRequest request) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return new ProblemAnswer(
                "about:blank",
                known == null ? "Error" : known.getReasonPhrase(),
                status.value(),
                detail,
                addressOf(request),
                detail,
                reason,
                RequestIds.of(request));
    }

    /// The path that was asked for, and not that of the page for errors.
    private static String addressOf(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                ? asked
                : request.getRequestURI();
    }
}
