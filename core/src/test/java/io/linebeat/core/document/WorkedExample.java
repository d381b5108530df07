package io.linebeat.core.document;

import io.linebeat.core.calendar.BucketSize;
import io.linebeat.core.calendar.Rules;
import io.linebeat.core.fact.Fact;
import io.linebeat.core.report.Question;
import io.linebeat.core.roster.Roster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A worked example of the document: what was said, what is asked, and what the document claims is the answer.
///
/// @param line the line of the document on which it begins
/// @param now the server's clock
/// @param bucketSizes the divisions of the window of which a claim speaks
record WorkedExample(
        String title,
        int line,
        List<Fact> facts,
        Rules rules,
        Roster roster,
        Question question,
        long now,
        Set<BucketSize> bucketSizes,
        List<Claim> claims) {

    /// What the document says that a figure is, such as `W1`, `working`, `PT30M`; the value is in the form that
    /// [Sheet] writes.
    record Claim(int line, String subject, String figure, String value) {

        String key() {
            return subject + ' ' + figure;
        }
    }

    /// The claims that a computation does not bear out.
    List<String> differencesFrom(Map<String, String> sheet) {
        List<String> differences = new ArrayList<>();
        for (Claim claim : claims) {
            String computed = sheet.getOrDefault(claim.key(), "not among " + sheet.keySet());
            if (!computed.equals(claim.value())) {
                differences.add("line " + claim.line() + ", " + claim.key() + ": the document says " + claim.value()
                        + ", computed is " + computed);
            }
        }
        return differences;
    }

    @Override
    public String toString() {
        return title + " (line " + line + ')';
    }
}
