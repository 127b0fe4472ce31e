package io.serai.camel.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In 2026 Berlin's clocks go from 02:00 to 03:00 on March 29th, and from 03:00 back to 02:00 on October 25th. */
class CronTimesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static List<String> times(String cron, ZoneId zone, String after, int count) {
        CronTimes times = CronTimes.parse(cron, zone);
        List<String> found = new ArrayList<>();
        Instant time = Instant.parse(after);
        for (int i = 0; i < count; i++) {
            time = times.next(time);
            if (time == null) {
                break;
            }
            found.add(time.toString());
        }
        return found;
    }

    @Test
    void aDailyTimeFollowsTheWallClock() {
        assertThat(times("0 3 * * *", BERLIN, "2026-03-27T12:00:00Z", 4))
                .containsExactly(
                        "2026-03-28T02:00:00Z", "2026-03-29T01:00:00Z", "2026-03-30T01:00:00Z", "2026-03-31T01:00:00Z");
    }

    @Test
    void aTimeThatSummerTimeSkipsRunsAtTheEndOfTheGapAndOnce() {
        assertThat(times("30 2 * * *", BERLIN, "2026-03-28T00:00:00Z", 3))
                .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
        assertThat(times("0,30 2,3 * * *", BERLIN, "2026-03-29T00:00:00Z", 3))
                .containsExactly("2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:00:00Z");
    }

    @Test
    void aTimeThatComesTwiceRunsTheFirstTimeOnly() {
        assertThat(times("30 2 * * *", BERLIN, "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
        assertThat(times("30 2 * * *", BERLIN, "2026-10-25T01:10:00Z", 1)) // between the two 02:30
                .containsExactly("2026-10-26T01:30:00Z");
    }

    @Test
    void everyQuarterOfAnHourRunsInEachHourThatPasses() {
        List<String> spring = times("*/15 * * * *", BERLIN, "2026-03-29T00:30:00Z", 4);
        assertThat(spring)
                .containsExactly(
                        "2026-03-29T00:45:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:15:00Z", "2026-03-29T01:30:00Z");
        List<String> autumn = times("*/15 * * * *", BERLIN, "2026-10-24T23:50:00Z", 10);
        Instant last = null;
        for (String time : autumn) {
            Instant now = Instant.parse(time);
            if (last != null) {
                assertThat(Duration.between(last, now)).isEqualTo(Duration.ofMinutes(15));
            }
            last = now;
        }
        assertThat(autumn).hasSize(10);
        assertThat(times("@hourly", BERLIN, "2026-10-25T00:00:00Z", 2))
                .containsExactly("2026-10-25T01:00:00Z", "2026-10-25T02:00:00Z");
    }

    @Test
    void aMonthlyTimeInTheDaysOfTheChange() {
        // Lord Howe changes by half an hour
        assertThat(times("15 2 * * *", ZoneId.of("Australia/Lord_Howe"), "2026-10-03T00:00:00Z", 2))
                .containsExactly("2026-10-03T15:30:00Z", "2026-10-04T15:15:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 9 * * MON|2026-11-23T09:00:00Z",
                "0 9 * * 1|2026-11-23T09:00:00Z",
                "0 9 * * 0|2026-11-22T09:00:00Z",
                "0 9 * * 7|2026-11-22T09:00:00Z",
                "0 0 13 * FRI|2026-11-27T00:00:00Z",
                "0 12 L * ?|2026-11-30T12:00:00Z",
                "0 0 29 2 *|2028-02-29T00:00:00Z",
                "10 0 9 * * MON-FRI|2026-11-23T09:00:10Z",
                "*/20 * * * * *|2026-11-21T10:07:20Z",
                "@daily|2026-11-22T00:00:00Z",
                "  5   4 *  * * |2026-11-22T04:05:00Z"
            })
    void whatExpressionsMean(String cron, String next) {
        assertThat(times(cron, ZoneId.of("UTC"), "2026-11-21T10:07:13Z", 1)).containsExactly(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "0 25 * * *",
                "* * * *",
                "* * * * * * *",
                "0 0 30 2 *",
                "*/0 * * * *",
                "@never",
                "5-1 * * * *"
            })
    void whatIsNoExpressionIsRefusedWithAReason(String cron) {
        assertThatThrownBy(() -> CronTimes.parse(cron, BERLIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).{10,}");
    }
}
