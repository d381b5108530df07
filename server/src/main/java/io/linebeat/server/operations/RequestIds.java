package io.linebeat.server.operations;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/// Gives each request an id, in the answer and in every line of the log; and writes one line for it. The line names the
/// route and not the path: paths hold the ids of people. What cameras send all day and went well has no line, unless
/// the log is set to debug; it is counted (`linebeat_facts_total`, `linebeat_intake_seconds`).
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestIds extends OncePerRequestFilter {
    public static final String HEADER = "X-Request-Id";
    private static final Logger LOG = LoggerFactory.getLogger("io.linebeat.requests");
    private static final String EVENTS = "/api/events";
    /// An id need not be a secret, and a good random number costs as much as the event it is for.
    private static final IdGenerator IDS = new AlternativeJdkIdGenerator();

    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    static @Nullable String of(HttpServletRequest request) {
        return (String) request.getAttribute(HEADER);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String given = request.getHeader(HEADER);
        String id = given != null && ACCEPTABLE.matcher(given).matches()
                ? given
                : IDS.generateId().toString();
        request.setAttribute(HEADER, id);
        response.setHeader(HEADER, id);
        long start = System.nanoTime();
        MDC.put("request_id", id);
        try {
            chain.doFilter(request, response);
        } finally {
            Level level = levelFor(request, response);
            if (LOG.isEnabledForLevel(level)) {
                LOG.atLevel(level)
                        .addKeyValue("method", request.getMethod())
                        .addKeyValue(
                                "route",
                                String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)))
                        .addKeyValue("status", response.getStatus())
                        .addKeyValue("micros", TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start))
                        .log("request");
            }
            MDC.remove("request_id");
        }
    }

    private static Level levelFor(HttpServletRequest request, HttpServletResponse response) {
        boolean isRoutine = response.getStatus() < HttpStatus.MULTIPLE_CHOICES.value()
                && HttpMethod.POST.matches(request.getMethod())
                && request.getRequestURI().startsWith(EVENTS);
        return isRoutine ? Level.DEBUG : Level.INFO;
    }
}
