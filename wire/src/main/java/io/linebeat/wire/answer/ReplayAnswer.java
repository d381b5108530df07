package io.linebeat.wire.answer;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What became of refused input that was submitted once more.
///
/// @param replayed how many were submitted
/// @param accepted how many of them are facts now, and no refusals any more; `duplicates` of them were known by then
/// @param refused how many stay refused, by the reason that there is now
public record ReplayAnswer(
        @JsonProperty("replayed") long replayed,
        @JsonProperty("accepted") long accepted,
        @JsonProperty("duplicates") long duplicates,
        @JsonProperty("refused") Map<String, Long> refused) {
    public ReplayAnswer {
        refused = Map.copyOf(refused);
    }

    /// The same in a sentence.
    public String sentence() {
        long left = replayed - accepted;
        String known = duplicates == 0 ? "" : ", " + duplicates + " of them known by now";
        String reasons = left == 0
                ? ""
                : new TreeMap<>(refused)
                        .entrySet().stream()
                                .map(each -> each.getKey() + " " + each.getValue())
                                .collect(Collectors.joining(", ", " (", ")"));
        return "Replayed " + replayed + ": " + accepted + " accepted" + known + "; " + left + " still refused"
                + reasons;
    }
}
