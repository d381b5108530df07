package io.linebeat.wire.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/// The name of a row by its own content: the first 128 bits of the SHA-256 of its cells as they stand in the
/// file, each behind its length. Rows that differ in any cell, mapped or not, have different names.
record RowDigest(long high, long low) implements Comparable<RowDigest> {
    private static final Comparator<RowDigest> ORDER =
            Comparator.comparingLong(RowDigest::high).thenComparingLong(RowDigest::low);

    static RowDigest of(List<String> cells) {
        MessageDigest sha = sha256();
        for (String cell : cells) {
            byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
            sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
            sha.update(bytes);
        }
        ByteBuffer digest = ByteBuffer.wrap(sha.digest());
        return new RowDigest(digest.getLong(), digest.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }

    /// The `event_id` of the row's units.
    ///
    /// @param ordinal its place among rows that are equal, from 1
    String eventId(long ordinal) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low) + "-" + ordinal;
    }

    @Override
    public int compareTo(RowDigest other) {
        return ORDER.compare(this, other);
    }
}
