package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.linebeat.core.fact.Receipt;
import org.jspecify.annotations.Nullable;

/// What became of one event. `duplicate` and `conflict` stand only where they are true.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventAnswer(
        @JsonProperty("message") String message,
        @JsonProperty("duplicate") @Nullable Boolean duplicate,
        @JsonProperty("conflict") @Nullable Boolean conflict) {

    public static EventAnswer of(Receipt receipt) {
        return switch (receipt) {
            case NEW -> new EventAnswer("Event ingested successfully", null, null);
            case DUPLICATE -> new EventAnswer("Event was ingested before; nothing changed", true, null);
            case CONFLICT ->
                new EventAnswer(
                        "Event was ingested before with other content; the greater of the two is in force", true, true);
        };
    }
}
