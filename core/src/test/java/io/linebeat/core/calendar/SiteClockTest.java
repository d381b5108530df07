package io.linebeat.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.linebeat.core.measure.Micros;
import io.linebeat.core.measure.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiteClockTest {
    private static final SiteClock BERLIN = new SiteClock(ZoneId.of("Europe/Berlin"));

    private static long utc(String text) {
        return Micros.of(Instant.parse(text));
    }

    private static Span day(SiteClock clock, String date) {
        LocalDate day = LocalDate.parse(date);
        return new Span(clock.startOf(day), clock.startOf(day.plusDays(1)));
    }

    private static List<String> begins(SiteClock clock, Span window, BucketSize size) {
        return clock.buckets(window, size).stream()
                .map(bucket -> clock.at(bucket.from()))
                .map(at -> at.toLocalDateTime() + "" + at.getOffset())
                .toList();
    }

    @Test
    void aTimeThatTheClockSkipsIsMovedForward() {
        assertThat(BERLIN.instant(LocalDateTime.parse("2026-03-29T02:30"))).isEqualTo(utc("2026-03-29T01:30:00Z"));
    }

    @Test
    void ofATimeThatTheClockRepeatsTheEarlierIsTaken() {
        assertThat(BERLIN.instant(LocalDateTime.parse("2026-10-25T02:30"))).isEqualTo(utc("2026-10-25T00:30:00Z"));
    }

    @Test
    void aUsualTimeIsTakenAsItIs() {
        assertThat(BERLIN.instant(LocalDateTime.parse("2026-07-01T12:00"))).isEqualTo(utc("2026-07-01T10:00:00Z"));
        assertThat(BERLIN.at(utc("2026-07-01T10:00:00Z")))
                .isEqualTo(ZonedDateTime.parse("2026-07-01T12:00+02:00[Europe/Berlin]"));
    }

    @Test
    void aDayBeginsAtMidnightOrAtTheFirstTimeAfterIt() {
        assertThat(BERLIN.startOf(LocalDate.parse("2026-07-01"))).isEqualTo(utc("2026-06-30T22:00:00Z"));
        SiteClock saoPaulo = new SiteClock(ZoneId.of("America/Sao_Paulo"));
        assertThat(saoPaulo.startOf(LocalDate.parse("2018-11-04"))).isEqualTo(utc("2018-11-04T03:00:00Z"));
    }

    @Test
    void aDayHas23Or24Or25Hours() {
        assertThat(BERLIN.buckets(day(BERLIN, "2026-03-29"), BucketSize.HOUR)).hasSize(23);
        assertThat(BERLIN.buckets(day(BERLIN, "2026-07-01"), BucketSize.HOUR)).hasSize(24);
        assertThat(BERLIN.buckets(day(BERLIN, "2026-10-25"), BucketSize.HOUR)).hasSize(25);
        assertThat(BERLIN.buckets(day(BERLIN, "2026-10-25"), BucketSize.DAY)).hasSize(1);
        assertThat(BERLIN.buckets(day(BERLIN, "2026-10-25"), BucketSize.QUARTER_HOUR))
                .hasSize(100);
    }

    @Test
    void aRepeatedHourIsTwoBucketsWithTheirOffsets() {
        Span night = new Span(utc("2026-10-24T23:00:00Z"), utc("2026-10-25T03:00:00Z"));
        assertThat(begins(BERLIN, night, BucketSize.HOUR))
                .containsExactly(
                        "2026-10-25T01:00+02:00",
                        "2026-10-25T02:00+02:00",
                        "2026-10-25T02:00+01:00",
                        "2026-10-25T03:00+01:00");
    }

    @Test
    void aHalfHourThatIsRepeatedIsABucketOfItsOwn() {
        SiteClock lordHowe = new SiteClock(ZoneId.of("Australia/Lord_Howe"));
        Span night = new Span(utc("2026-04-04T14:00:00Z"), utc("2026-04-04T16:30:00Z"));
        assertThat(begins(lordHowe, night, BucketSize.HOUR))
                .containsExactly("2026-04-05T01:00+11:00", "2026-04-05T01:30+10:30", "2026-04-05T02:00+10:30");
    }

    @Test
    void hoursFollowTheWallAlsoWhereItIsAQuarterOff() {
        SiteClock kathmandu = new SiteClock(ZoneId.of("Asia/Kathmandu"));
        Span window = new Span(utc("2026-01-01T00:00:00Z"), utc("2026-01-01T01:20:00Z"));
        assertThat(kathmandu.buckets(window, BucketSize.HOUR))
                .containsExactly(
                        new Span(utc("2026-01-01T00:00:00Z"), utc("2026-01-01T00:15:00Z")),
                        new Span(utc("2026-01-01T00:15:00Z"), utc("2026-01-01T01:15:00Z")),
                        new Span(utc("2026-01-01T01:15:00Z"), utc("2026-01-01T01:20:00Z")));
    }

    @Test
    void aDayThatHasBegunGoesOnWhenTheClockGoesBackBehindMidnight() {
        SiteClock stJohns = new SiteClock(ZoneId.of("America/St_Johns"));
        // At 00:01 on the 29th the clock went back to 23:01 on the 28th.
        Span window = new Span(utc("2006-10-29T02:35:00Z"), utc("2006-10-31T00:00:00Z"));
        assertThat(begins(stJohns, window, BucketSize.DAY))
                .containsExactly("2006-10-28T23:05-03:30", "2006-10-30T00:00-03:30");
    }

    @Test
    void anEmptyWindowHasNoBuckets() {
        assertThat(BERLIN.buckets(Span.emptyAt(5), BucketSize.HOUR)).isEmpty();
    }

    @Test
    void bucketSizesAreSpeltAsQuestionsSpellThem() {
        assertThat(BucketSize.QUARTER_HOUR.code()).isEqualTo("15m");
        assertThat(BucketSize.HOUR.code()).isEqualTo("1h");
        assertThat(BucketSize.DAY.code()).isEqualTo("1d");
        assertThat(BucketSize.QUARTER_HOUR.micros()).isEqualTo(15 * Micros.MINUTE);
        assertThat(BucketSize.DAY.micros()).isEqualTo(Micros.DAY);
    }
}
