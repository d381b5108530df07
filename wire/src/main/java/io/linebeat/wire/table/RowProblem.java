package io.linebeat.wire.table;

import org.jspecify.annotations.Nullable;

/// Why a row could not be read.
///
/// @param line where the row begins, counted from 1, the header included
/// @param column the column at fault; null where it is the row as a whole
/// @param reason names the value and the rule
public record RowProblem(long line, @Nullable String column, String reason) {

    /// The problem as one line of a list.
    public String sentence() {
        String place = "line " + line + (column == null ? "" : ", column " + CellText.shown(column));
        return place + ": " + reason + ".";
    }
}
