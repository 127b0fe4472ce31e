package io.serai.journal.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.error.UnavailableException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClockworkTest {
    private final Semaphore ticked = new Semaphore(0);

    private boolean ticks() throws InterruptedException {
        return ticked.tryAcquire(10, TimeUnit.SECONDS);
    }

    @Test
    void itSleepsUntilSomethingChangesAndOutlivesFailures() throws InterruptedException {
        Instant far = Instant.now().plusSeconds(3600);
        AtomicInteger ticks = new AtomicInteger();
        try (Clockwork clockwork = new Clockwork(
                () -> {
                    ticked.release();
                    return switch (ticks.incrementAndGet()) {
                        case 2 -> throw new UnavailableException("store.unavailable", "away", 1);
                        case 3 -> throw new IllegalStateException("a bug");
                        default -> far;
                    };
                },
                InstantSource.system())) {
            clockwork.start();
            assertThat(ticks()).isTrue();
            for (int i = 0; i < 3; i++) {
                clockwork.wake();
                assertThat(ticks()).isTrue();
            }
        }
        assertThat(ticks).hasValue(4);
    }

    @Test
    void itComesBackWhenTheTimeHasCome() throws InterruptedException {
        try (Clockwork clockwork = new Clockwork(
                () -> {
                    ticked.release();
                    return Instant.now();
                },
                InstantSource.system())) {
            clockwork.start();
            assertThat(ticks()).isTrue();
            assertThat(ticks()).isTrue();
        }
    }
}
