package io.linebeat.bench.load;

import io.linebeat.bench.world.Delivery;
import io.linebeat.bench.world.World;
import java.net.URI;

/// What a load generator sends, and how.
///
/// @param first the number of the first fact; with `end`, exclusive, which facts there are to send
/// @param warmUpSeconds what is sent in the beginning counts among the facts, not in the rate
/// @param seconds after the warm-up; it ends earlier when there are no more facts
/// @param askEvery after each so many acknowledgements of a connection a question must count them; 0 asks none
/// @param perSecond at most so many facts a second, over all connections; 0 as many as go
public record Plan(
        URI url,
        World world,
        Delivery delivery,
        long first,
        long end,
        int connections,
        int batch,
        Form form,
        int warmUpSeconds,
        int seconds,
        int askEvery,
        int perSecond) {

    /// All facts of a world, however long it takes.
    public static Plan all(URI url, World world, Delivery delivery, int connections, int batch, Form form) {
        return new Plan(url, world, delivery, 0, world.facts(), connections, batch, form, 0, Integer.MAX_VALUE, 0, 0);
    }

    public Plan asking(int every) {
        return new Plan(
                url, world, delivery, first, end, connections, batch, form, warmUpSeconds, seconds, every, perSecond);
    }

    public Plan during(int warmUp, int measured) {
        return new Plan(
                url, world, delivery, first, end, connections, batch, form, warmUp, measured, askEvery, perSecond);
    }

    public Plan paced(int most) {
        return new Plan(
                url, world, delivery, first, end, connections, batch, form, warmUpSeconds, seconds, askEvery, most);
    }

    long deadline(long start) {
        return start + (warmUpSeconds + (long) seconds) * 1_000_000_000;
    }

    long measuredFrom(long start) {
        return start + warmUpSeconds * 1_000_000_000L;
    }
}
