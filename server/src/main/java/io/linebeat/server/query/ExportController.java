package io.linebeat.server.query;

import io.linebeat.store.Busy;
import io.linebeat.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// All facts as lines, for other tools.
@RestController
@Tag(name = "Facts")
class ExportController {
    /// Each holds one of the store's readers; the others stay for reports.
    static final int AT_ONCE = 2;

    private static final Logger LOG = LoggerFactory.getLogger(ExportController.class);

    private final Store store;
    private final Exports exports;
    private final Semaphore places = new Semaphore(AT_ONCE);

    ExportController(Store store, Exports exports) {
        this.store = store;
        this.exports = exports;
    }

    @GetMapping("/api/v2/export")
    @Operation(
            operationId = "streamFacts",
            summary = "All facts as lines of CSV or NDJSON, in order of time",
            description =
                    "However many, as they are at one moment, in a form that POST /api/events/stream takes in again."
                            + " Two exports go on at once; a third is told to come again, and a reader that takes less than 64"
                            + " KiB in a second is cut off. An answer without an end (a chunk is missing) is not whole.")
    @ApiResponse(
            responseCode = "200",
            description = "A line for each fact; the first line of CSV names the columns",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string"))
            })
    void export(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(required = false) @Nullable String worker,
            @RequestParam(required = false) @Nullable String station,
            @RequestParam(required = false) @Nullable String streams,
            @RequestParam(required = false) @Nullable String format,
            HttpMethod method,
            HttpServletRequest request,
            HttpServletResponse response) {
        Export export = exports.asked(new ExportParameters(from, to, site, worker, station, streams, format));
        if (HttpMethod.HEAD.equals(method)) {
            describe(export, response);
            return; // what is written to a HEAD goes nowhere
        }
        if (!places.tryAcquire()) {
            throw new Busy(AT_ONCE + " exports go on already");
        }
        try {
            write(export, request, response);
        } finally {
            places.release();
        }
    }

    /// What goes wrong before the first byte is answered as ever. Behind it the connection is cut, so that nobody
    /// takes a part for the whole.
    private void write(Export export, HttpServletRequest request, HttpServletResponse response) {
        try {
            export.write(store, new PacedOutput(new Described(export, response), System::nanoTime));
        } catch (IOException e) {
            LOG.debug("The reader of an export is gone", e);
            CutOff.mark(request);
        } catch (RuntimeException e) {
            if (!response.isCommitted()) {
                throw e;
            }
            LOG.error("An export broke off", e);
            CutOff.mark(request);
        }
    }

    private static void describe(Export export, HttpServletResponse response) {
        response.setContentType(export.form().mediaType());
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"facts." + export.form().code() + "\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // a proxy must not pile it up
    }

    /// An answer that says what it is when it begins.
    private static final class Described extends OutputStream {
        private final Export export;
        private final HttpServletResponse response;
        private boolean begun;

        Described(Export export, HttpServletResponse response) {
            this.export = export;
            this.response = response;
        }

        @Override
        public void write(int letter) throws IOException {
            write(new byte[] {(byte) letter}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!begun) {
                describe(export, response);
                begun = true;
            }
            response.getOutputStream().write(bytes, offset, length);
        }
    }
}
