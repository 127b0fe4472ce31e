package io.serai.journal.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimingTest {
    @Test
    void anIntervalIsCountedFromItsBeginning() {
        Instant anchor = Instant.parse("2026-11-21T10:00:00Z");
        Timing timing = Timing.every(90_000, anchor);
        assertThat(timing.next(anchor)).isEqualTo("2026-11-21T10:01:30Z");
        assertThat(timing.next(anchor.minusSeconds(5))).isEqualTo("2026-11-21T10:01:30Z");
        assertThat(timing.next(Instant.parse("2026-11-21T10:01:30Z"))).isEqualTo("2026-11-21T10:03:00Z");
        assertThat(timing.next(Instant.parse("2027-11-21T10:00:01Z"))).isEqualTo("2027-11-21T10:01:30Z");
    }

    @Test
    void theLatestOfManyMissedTimesAreFoundSoon() {
        Instant now = Instant.parse("2026-11-21T10:00:00Z");
        Timing.Due due = Timing.cron("* * * * * *", ZoneId.of("UTC")).due(now.minus(Duration.ofDays(365)), now, 3);
        assertThat(due.items()).containsExactly(now.minusSeconds(2), now.minusSeconds(1), now);
        assertThat(due.leftOut()).isGreaterThan(Timing.LOOKED_AT);
    }
}
