package io.serai.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.error.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunSettingsTest {
    @Test
    void readsWhatIsSet() {
        RunSettings settings = RunSettings.of(Map.of(
                "timeoutMillis",
                60_000,
                "steps",
                Map.of(
                        "charge",
                        Map.of(
                                "once",
                                true,
                                "idempotencyKey",
                                "${body[id]}",
                                "timeoutMillis",
                                5_000,
                                "retries",
                                Map.of("max", 4, "delayMillis", 200, "on", List.of("rate-limit", "server"))),
                        "mail",
                        Map.of("retries", 3))));
        assertThat(settings.timeoutMillis()).isEqualTo(60_000);
        StepSettings charge = settings.steps().get("charge");
        assertThat(charge.once()).isTrue();
        assertThat(charge.idempotencyKey()).isEqualTo("${body[id]}");
        assertThat(charge.timeoutMillis()).isEqualTo(5_000);
        assertThat(charge.retries())
                .isEqualTo(new Retries(4, 200, 2, 60_000, 0.2, Set.of(ErrorClass.RATE_LIMIT, ErrorClass.SERVER)));
        assertThat(settings.steps().get("mail").retries()).isEqualTo(Retries.of(3));
    }

    @Test
    void saysWhatIsWrong() {
        List<Violation> wrong = RunSettings.check(Map.of(
                "timeoutMillis",
                -1,
                "steps",
                Map.of(
                        "a", "x",
                        "b", Map.of("once", "yes", "twice", true),
                        "c", Map.of("retries", Map.of("delayMillis", -1, "on", List.of("rain"), "jitter", 2)))));
        assertThat(wrong)
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        "settings.timeoutMillis",
                        "settings.steps.a",
                        "settings.steps.b.once",
                        "settings.steps.b.twice",
                        "settings.steps.c.retries.max",
                        "settings.steps.c.retries.delayMillis",
                        "settings.steps.c.retries.jitter",
                        "settings.steps.c.retries.on");
        assertThat(RunSettings.check(Map.of("capture", "full"))).isEmpty();
        assertThat(RunSettings.check(null)).isEmpty();
    }

    @Test
    void delaysGrowUpToTheLongestAndJitterKeepsTheirMean() {
        Retries retries = new Retries(9, 100, 3, 1_000, 0.5, Set.of());
        assertThat(retries.delay(1, 0.5)).isEqualTo(100);
        assertThat(retries.delay(2, 0.5)).isEqualTo(300);
        assertThat(retries.delay(5, 0.5)).isEqualTo(1_000);
        assertThat(retries.delay(1, 0)).isEqualTo(50);
        assertThat(retries.delay(1, 1)).isEqualTo(150);
    }
}
