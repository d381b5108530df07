package io.linebeat.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import io.linebeat.core.proof.Cases;
import io.linebeat.core.proof.Dice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Buckets of random windows in zones with every kind of clock change, compared with a walk through the minutes.
class BucketsTest {
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("Australia/Lord_Howe"), // half an hour of summer time
            ZoneId.of("Asia/Kathmandu"), // +05:45
            ZoneId.of("America/St_Johns"), // -03:30, and until 2011 the clock changed at one minute past midnight
            ZoneId.of("America/Havana"), // the repeated hour begins at midnight
            ZoneId.of("America/Sao_Paulo"), // until 2019 a day began at one o'clock
            ZoneId.of("Pacific/Apia"), // a day was left out
            ZoneId.of("Pacific/Chatham"), // +12:45
            ZoneOffset.ofHours(2),
            ZoneOffset.UTC);

    private static final List<Integer> YEARS = List.of(2006, 2007, 2008, 2009, 2010, 2011, 2018, 2026, 2033);

    private record Case(SiteClock clock, Span window) {
        static Case of(long seed) {
            Dice dice = new Dice(seed);
            ZoneId zone = dice.of(ZONES);
            Instant somewhen =
                    Instant.parse(dice.of(YEARS) + "-01-01T00:00:00Z").plusSeconds(dice.below(31_000_000));
            ZoneOffsetTransition change = zone.getRules().nextTransition(somewhen);
            long near = Micros.of(change == null || dice.percent(10) ? somewhen : change.getInstant());
            long from = near + dice.between(-90, 90) * Micros.MINUTE * dice.one(1, 1, 1, 30) + dice.one(0, 0, 1);
            return new Case(new SiteClock(zone), Span.lasting(from, dice.between(0, 50 * 60) * Micros.MINUTE));
        }
    }

    @Test
    void bucketsTileTheWindow() {
        Cases.forEach(600, Case::of, it -> {
            for (BucketSize size : BucketSize.values()) {
                long end = it.window.from();
                for (Span bucket : it.clock.buckets(it.window, size)) {
                    assertThat(bucket.from()).isEqualTo(end);
                    assertThat(bucket.isEmpty()).isFalse();
                    end = bucket.to();
                }
                assertThat(end).isEqualTo(it.window.to());
            }
        });
    }

    @Test
    void bucketsBeginWhereTheWallClockSaysSo() {
        Cases.forEach(400, Case::of, it -> {
            for (BucketSize size : BucketSize.values()) {
                assertThat(it.clock.buckets(it.window, size))
                        .as("%s by %s of %s", it.window, size, it.clock)
                        .isEqualTo(walked(it, size));
            }
        });
    }

    /// From two days before the window minute by minute: a bucket begins when the wall shows another one, or the clock
    /// is changed.
    private static List<Span> walked(Case it, BucketSize size) {
        List<Long> begins = new ArrayList<>(List.of(it.window.from()));
        @Nullable Object last = null;
        long first = Math.floorDiv(it.window.from() - 2 * Micros.DAY, Micros.MINUTE) * Micros.MINUTE;
        for (long at = first; at < it.window.to(); at += Micros.MINUTE) {
            Object label = label(Micros.instant(at).atZone(it.clock.zone()), size, last);
            if (!label.equals(last) && at > it.window.from()) {
                begins.add(at);
            }
            last = label;
        }
        List<Span> buckets = new ArrayList<>();
        for (int i = 0; i < begins.size() && !it.window.isEmpty(); i++) {
            buckets.add(new Span(begins.get(i), i + 1 < begins.size() ? begins.get(i + 1) : it.window.to()));
        }
        return buckets;
    }

    private static Object label(ZonedDateTime wall, BucketSize size, @Nullable Object last) {
        LocalDateTime local = wall.toLocalDateTime();
        return switch (size) {
            case QUARTER_HOUR -> List.of(local.withMinute(local.getMinute() / 15 * 15), wall.getOffset());
            case HOUR -> List.of(local.withMinute(0), wall.getOffset());
            // A day that has begun does not end because the clock goes back behind midnight for an hour.
            case DAY -> last instanceof LocalDate day && day.isAfter(local.toLocalDate()) ? day : local.toLocalDate();
        };
    }
}
