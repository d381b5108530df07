package io.linebeat.server.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Without logins the server listens on this machine alone; but a page of any web site that is open here could still reach it
/// through the browser. So a request must name this machine as its host (a name that a stranger's DNS points here is
/// not enough), and must not come from another site's page.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public class Door extends OncePerRequestFilter {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Frame-Options", "DENY");
        if (!isThisMachine(request.getHeader("Host")) || isFromElsewhere(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isThisMachine(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", "");
        return THIS_MACHINE.contains(name) || name.matches("127(\\.\\d{1,3}){3}");
    }

    private static boolean isFromElsewhere(HttpServletRequest request) {
        if ("cross-site".equals(request.getHeader("Sec-Fetch-Site")) && !"GET".equals(request.getMethod())) {
            return true;
        }
        String origin = request.getHeader("Origin");
        return origin != null && !isOwn(origin, String.valueOf(request.getHeader("Host")));
    }

    private static boolean isOwn(String origin, String host) {
        try {
            return host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
