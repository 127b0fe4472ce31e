package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PressureTest {
    private final AtomicInteger inMemory = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1); // it may overflow
    private final Pressure pressure = new Pressure(10, inMemory::get, nanos::get);

    private void after(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void aBurstIsTaken() {
        inMemory.set(1000);
        assertThat(pressure.isTooHigh()).isFalse();
        after(240);
        assertThat(pressure.isTooHigh()).isFalse();
    }

    @Test
    void whatLastsIsRefusedUntilThereIsRoom() {
        inMemory.set(1000);
        assertThat(pressure.isTooHigh()).isFalse();
        after(260);
        assertThat(pressure.isTooHigh()).isTrue();
        inMemory.set(9);
        assertThat(pressure.isTooHigh()).isFalse();
        inMemory.set(10);
        assertThat(pressure.isTooHigh()).as("no further burst so soon").isTrue();
    }

    @Test
    void afterAWhileABurstIsTakenAgain() {
        inMemory.set(1000);
        pressure.isTooHigh();
        after(260);
        assertThat(pressure.isTooHigh()).isTrue();
        inMemory.set(0);
        assertThat(pressure.isTooHigh()).isFalse();
        after(1100);
        inMemory.set(1000);
        assertThat(pressure.isTooHigh()).isFalse();
    }

    @Test
    void twoBurstsFarApartAreNotOneThatLasts() {
        inMemory.set(1000);
        assertThat(pressure.isTooHigh()).isFalse();
        inMemory.set(0);
        after(5000);
        assertThat(pressure.isTooHigh()).isFalse();
        inMemory.set(1000);
        assertThat(pressure.isTooHigh()).isFalse();
    }

    @Test
    void whatWaitsForAnAnswerFromOutsideDoesNotCount() {
        inMemory.set(15);
        AtomicInteger calls = new AtomicInteger();
        for (int i = 0; i < 6; i++) {
            pressure.calls(calls);
        }
        pressure.isTooHigh();
        after(260);
        assertThat(pressure.isTooHigh()).isFalse();
        pressure.answered(calls);
        pressure.isTooHigh();
        after(260);
        assertThat(pressure.isTooHigh()).isTrue();
    }

    @Test
    void whoHasLeftAwaitsNothingAndALateAnswerDoesNotCount() {
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        pressure.calls(calls);
        pressure.calls(calls);
        pressure.calls(others);
        pressure.left(calls);
        pressure.answered(calls);
        inMemory.set(11); // one of which awaits an answer: ten
        pressure.isTooHigh();
        after(260);
        assertThat(pressure.isTooHigh()).isTrue();
    }
}
