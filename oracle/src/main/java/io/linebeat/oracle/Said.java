package io.linebeat.oracle;

/// One fact as received. A missing text is `""`.
///
/// @param stream `""` is live; any other text names a shadow stream
/// @param at microseconds since the epoch
/// @param count units finished; only production has a count, with any other kind it is dropped here
/// @param confidence in millionths, or -1 when missing
public record Said(
        String stream,
        String site,
        String worker,
        String station,
        Kind kind,
        long at,
        long count,
        int confidence,
        String eventId,
        String camera,
        String model,
        String version) {

    public Said {
        count = kind == Kind.PRODUCTION ? count : 0;
    }
}
