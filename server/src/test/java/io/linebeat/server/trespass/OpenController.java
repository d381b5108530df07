package io.linebeat.server.trespass;

import org.springframework.web.bind.annotation.RestController;

/// For the rule that nobody but a request calls a route.
@RestController
public class OpenController {}
