package io.linebeat.server.operations;

import io.linebeat.wire.answer.ProblemAnswer;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Errors that never reached a route, such as a request that the server's parser refuses.
@RestController
@Hidden
class ErrorPage implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<ProblemAnswer> error(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        // Without a status nothing went wrong before: somebody asked for this page by its own name.
        HttpStatus known =
                code == null ? HttpStatus.NOT_FOUND : status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        return ResponseEntity.status(known)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.body(known, detail(known, request), null, request));
    }

    private static String detail(HttpStatus status, HttpServletRequest request) {
        if (status == HttpStatus.NOT_FOUND) {
            return "There is nothing at " + request.getRequestURI();
        }
        boolean isOfBody = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IOException;
        return isOfBody ? Problems.BROKEN_OFF : status.getReasonPhrase();
    }
}
