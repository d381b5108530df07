package io.linebeat.server.query;

import jakarta.servlet.http.HttpServletRequest;

/// The mark of a request whose answer broke off after its beginning had left, and so cannot say any more that it
/// failed: its connection is closed before the answer's end.
public final class CutOff {
    private static final String MARK = CutOff.class.getName();

    private CutOff() {}

    static void mark(HttpServletRequest request) {
        request.setAttribute(MARK, true);
    }

    public static boolean isMarked(HttpServletRequest request) {
        return request.getAttribute(MARK) != null;
    }
}
