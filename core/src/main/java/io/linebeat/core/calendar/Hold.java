package io.linebeat.core.calendar;

import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// How long an observation speaks for when no other follows; after it the worker is unobserved.
///
/// It has validity in event time: a span takes the hold that is valid at its own beginning. The first value reaches
/// back without end.
public final class Hold {
    public static final long LONGEST = Micros.DAY;
    public static final Hold ONE_HOUR = always(Micros.HOUR);

    private final NavigableMap<Long, Long> validFrom;
    private final long longest;
    /// Whether one value holds for all time.
    private final boolean isConstant;

    private Hold(NavigableMap<Long, Long> validFrom) {
        if (validFrom.isEmpty()) {
            throw new IllegalArgumentException("a hold needs a value");
        }
        validFrom.values().forEach(Hold::check);
        this.validFrom = Collections.unmodifiableNavigableMap(validFrom);
        this.longest = Collections.max(validFrom.values());
        this.isConstant = validFrom.size() == 1;
    }

    /// One hold for all time, in microseconds.
    public static Hold always(long micros) {
        return new Hold(new TreeMap<>(Map.of(Long.MIN_VALUE, micros)));
    }

    /// Holds by the instant from which each is valid; the earliest is valid before its instant as well.
    public static Hold changing(Map<Long, Long> validFrom) {
        return new Hold(new TreeMap<>(validFrom));
    }

    private static void check(long micros) {
        if (micros <= 0 || micros > LONGEST) {
            throw new IllegalArgumentException("hold outside (0, 24 h]: " + micros + " µs");
        }
    }

    /// The time that an observation made at `at` speaks for unless another follows.
    public Span from(long at) {
        return Span.lasting(at, at(at));
    }

    /// The hold in microseconds that is valid at an instant.
    public long at(long instant) {
        if (isConstant) {
            return longest;
        }
        Map.Entry<Long, Long> valid = validFrom.floorEntry(instant);
        return valid == null ? validFrom.firstEntry().getValue() : valid.getValue();
    }

    /// The longest hold ever valid: how far a fact can reach.
    public long longest() {
        return longest;
    }

    /// The holds by the instant from which each is valid.
    public NavigableMap<Long, Long> history() {
        return validFrom;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hold that && that.validFrom.equals(validFrom);
    }

    @Override
    public int hashCode() {
        return validFrom.hashCode();
    }

    @Override
    public String toString() {
        return "Hold" + validFrom;
    }
}
