package io.linebeat.server.security;

import io.linebeat.server.operations.Problems;
import io.linebeat.wire.answer.AnswerJson;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Without logins the server listens on this machine alone; but a page of any web site that is open here could still
/// reach it through the browser. So a request must name this machine as its host (a name that a stranger's DNS points
/// here is not enough), and must not come from another site's page.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public class Door extends OncePerRequestFilter {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern PORT = Pattern.compile(":\\d*$");
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");
    private static final Set<String> READING = Set.of("GET", "HEAD");
    /// What browsers say of a request by a page of this very server, or by a person who typed the address.
    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");
    /// The pages served here load nothing from anywhere else. Styles within a page are those of the page to try the
    /// API.
    private static final String CONTENT_RULES =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
                    + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (READING.contains(request.getMethod())) {
            response.setHeader("Referrer-Policy", "no-referrer");
            response.setHeader("X-Frame-Options", "DENY");
            response.setHeader("Content-Security-Policy", CONTENT_RULES);
        }
        String rule = brokenRule(request);
        if (rule == null) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            var problem = Problems.body(HttpStatus.FORBIDDEN, rule, null, request);
            response.getOutputStream().write(AnswerJson.line(problem).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static @Nullable String brokenRule(HttpServletRequest request) {
        if (!isThisMachine(request.getHeader(HttpHeaders.HOST))) {
            return "Host: without logins only requests to this machine by its own name are answered (localhost, 127.0.0.1)";
        }
        return isFromElsewhere(request)
                ? "Origin: without logins a page of another site may not use this server"
                : null;
    }

    /// Whether a `Host` names this machine in a way that is answered.
    public static boolean isThisMachine(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
        return THIS_MACHINE.contains(name) || LOOPBACK.matcher(name).matches();
    }

    private static boolean isFromElsewhere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN_PAGES.contains(site) && !READING.contains(request.getMethod())) {
            return true;
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !isOwn(origin, String.valueOf(request.getHeader(HttpHeaders.HOST)));
    }

    private static boolean isOwn(String origin, String host) {
        try {
            return host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
