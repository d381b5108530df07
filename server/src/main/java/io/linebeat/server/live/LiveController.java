package io.linebeat.server.live;

import io.linebeat.core.fact.SiteId;
import io.linebeat.server.query.Asked;
import io.linebeat.wire.answer.BoardAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A site's figures and what goes on there, once or for as long as somebody watches.
@RestController
@Tag(name = "Live", description = "A site's figures now, and how they go on")
class LiveController {
    private final Boards boards;
    private final Asked asked;
    private final InstantSource clock;

    LiveController(Boards boards, Asked asked, InstantSource clock) {
        this.boards = boards;
        this.asked = asked;
        this.clock = clock;
    }

    @GetMapping("/api/v2/board")
    @Operation(
            operationId = "getBoard",
            summary = "A site's board",
            description = "The figures of a window up to now, who is in which state, and until when if nothing else is"
                    + " heard. Between two facts they can be counted on: each microsecond belongs to the run that"
                    + " covers it, or is unobserved.")
    BoardAnswer board(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String site) {
        BoardWindow about = about(from, to, site);
        return boards.text(about).answer(boards.once(about), BoardView.UNSEEN);
    }

    @GetMapping(path = "/api/v2/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "streamBoard",
            summary = "A site's board, and its changes as they come",
            description = "Server-sent events: 'board' is the whole board first and then what is other than could be"
                    + " counted on; 'beat' comes after the first and each second when there is nothing else, with as_of alone, and"
                    + " 'trouble' in its place while the figures cannot be computed. A reader that"
                    + " comes back with Last-Event-ID gets what changed meanwhile, as does one that reads slowly: in one"
                    + " event, however much it was.")
    @ApiResponse(
            responseCode = "200",
            description = "A stream of events, each with such a document as its data",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = BoardAnswer.class)))
    void live(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String site,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            HttpMethod method,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        BoardWindow about = about(from, to, site);
        if (HttpMethod.HEAD.equals(method)) {
            describe(response);
            return; // what is written to a HEAD goes nowhere, so the stream would never hear that its reader is gone
        }
        Board board = boards.join(about);
        try {
            BoardView first = board.awaitFirst();
            describe(response);
            new BoardStream(board, clock, response.getOutputStream()).tell(first, lastEventId);
        } finally {
            boards.leave(board);
        }
    }

    private static void describe(HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // a proxy must not hold events back
    }

    private BoardWindow about(@Nullable String from, @Nullable String to, @Nullable String site) {
        SiteId named = asked.site(site);
        SiteId where = named == null ? SiteId.DEFAULT : named;
        return BoardWindow.of(where, asked.question(from, to, null, where));
    }
}
