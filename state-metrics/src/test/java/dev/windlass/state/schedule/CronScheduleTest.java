package dev.windlass.state.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronScheduleTest {
    /** A Wednesday. */
    private static final String NOW = "2026-04-15T10:20:30Z";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        * * * * *          | 2026-04-15T10:21:00Z
        20 10 * * *        | 2026-04-16T10:20:00Z
        */15 * * * *       | 2026-04-15T10:30:00Z
        5/20 * * * *       | 2026-04-15T10:25:00Z
        0 0-6/3,22 * * *   | 2026-04-15T22:00:00Z
        0 9 * * MON-FRI    | 2026-04-16T09:00:00Z
        0 9 * * sat,sun    | 2026-04-18T09:00:00Z
        0 0 31 * ?         | 2026-05-31T00:00:00Z
        0 0 29 2 *         | 2028-02-29T00:00:00Z
        0 0 1 jan *        | 2027-01-01T00:00:00Z
        @hourly            | 2026-04-15T11:00:00Z
        @daily             | 2026-04-16T00:00:00Z
        @midnight          | 2026-04-16T00:00:00Z
        @weekly            | 2026-04-19T00:00:00Z
        @monthly           | 2026-05-01T00:00:00Z
        @yearly            | 2027-01-01T00:00:00Z
        @every 1h30m       | 2026-04-15T11:50:30Z
        @every 10ms        | 2026-04-15T10:20:31Z
        """)
    void namesTheNextTime(String schedule, String next) {
        assertThat(next(schedule, ZoneOffset.UTC, NOW)).contains(Instant.parse(next));
    }

    @Test
    void theNextTimeIsStrictlyLater() {
        assertThat(next("0 12 * * *", ZoneOffset.UTC, "2026-04-15T12:00:00Z"))
                .contains(Instant.parse("2026-04-16T12:00:00Z"));
    }

    @Test
    void twoRestrictedDayFieldsAddUp() {
        // The 20th is a Monday, the 17th a Friday: whichever comes first.
        assertThat(next("0 0 20 * FRI", ZoneOffset.UTC, NOW)).contains(Instant.parse("2026-04-17T00:00:00Z"));
    }

    @Test
    void aStarInOneDayFieldLeavesTheChoiceToTheOther() {
        assertThat(next("0 0 20 * *", ZoneOffset.UTC, NOW)).contains(Instant.parse("2026-04-20T00:00:00Z"));
    }

    @Test
    void fieldsAreReadOnTheWallClockOfTheZone() {
        assertThat(CronSchedule.parse("30 9 * * *", "Asia/Kolkata").flatMap(s -> s.next(Instant.parse(NOW))))
                .contains(Instant.parse("2026-04-16T04:00:00Z"));
    }

    @Test
    void aZoneInTheScheduleWins() {
        assertThat(next("CRON_TZ=America/New_York 0 8 * * *", ZoneOffset.UTC, NOW))
                .contains(Instant.parse("2026-04-15T12:00:00Z"));
        assertThat(next("TZ=Asia/Tokyo @daily", ZoneOffset.UTC, NOW)).contains(Instant.parse("2026-04-15T15:00:00Z"));
    }

    @Test
    void anHourSkippedInSpringIsNotNamed() {
        // On 29 March 2026 clocks in Berlin go from 02:00 to 03:00.
        assertThat(next("30 2 * * *", ZoneId.of("Europe/Berlin"), "2026-03-28T12:00:00Z"))
                .contains(Instant.parse("2026-03-30T00:30:00Z"));
    }

    @Test
    void anHourRepeatedInAutumnIsNamedTwice() {
        // On 25 October 2026 clocks in Berlin go from 03:00 back to 02:00.
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        assertThat(next("30 2 * * *", berlin, "2026-10-24T12:00:00Z")).contains(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(next("30 2 * * *", berlin, "2026-10-25T00:30:00Z")).contains(Instant.parse("2026-10-25T01:30:00Z"));
        assertThat(next("30 2 * * *", berlin, "2026-10-25T01:30:00Z")).contains(Instant.parse("2026-10-26T01:30:00Z"));
    }

    @Test
    void aDayWithoutMidnightStartsLater() {
        // In Beirut the first hour of 29 March 2026 does not exist.
        assertThat(next("0 1 29 3 *", ZoneId.of("Asia/Beirut"), NOW)).isPresent();
        assertThat(next("15 * * * *", ZoneId.of("Asia/Beirut"), "2026-03-28T21:59:00Z"))
                .contains(Instant.parse("2026-03-28T22:15:00Z"));
    }

    @Test
    void aDayThatNeverComesHasNoNextTime() {
        assertThat(next("0 0 30 2 *", ZoneOffset.UTC, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * * 13 *",
                "* * * * 7",
                "* * * * mon-sun",
                "30-10 * * * *",
                "1-2-3 * * * *",
                "*/0 * * * *",
                "*/60 * * * *",
                "10-20/30 * * * *",
                "*/5/2 * * * *",
                "a * * * *",
                "-1 * * * *",
                "@fortnightly",
                "@every",
                "@every soon",
                "TZ=Mars/Olympus * * * * *",
                "TZ=UTC",
            })
    void refusesWhatIsNoSchedule(String schedule) {
        assertThat(CronSchedule.parse(schedule, ZoneOffset.UTC)).isEmpty();
    }

    @Test
    void refusesZonesThatAreNoNames() {
        assertThat(CronSchedule.parse("* * * * *", "Nowhere/City")).isEmpty();
        assertThat(CronSchedule.parse("* * * * *", "+02:00")).isEmpty();
        assertThat(CronSchedule.parse("TZ=UTC * * * * *", "Europe/Rome")).isEmpty();
    }

    private static Optional<Instant> next(String schedule, ZoneId zone, String after) {
        return CronSchedule.parse(schedule, zone).flatMap(parsed -> parsed.next(Instant.parse(after)));
    }
}
