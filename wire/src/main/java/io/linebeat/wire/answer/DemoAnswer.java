package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// What loading the demo data did; `export` names the file that others' facts were written to before, and
/// `registrations` that of the workers and workstations that they had registered.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DemoAnswer(
        @JsonProperty("message") String message,
        @JsonProperty("facts") long facts,
        @JsonProperty("export") @Nullable String export,
        @JsonProperty("registrations") @Nullable String registrations) {}
