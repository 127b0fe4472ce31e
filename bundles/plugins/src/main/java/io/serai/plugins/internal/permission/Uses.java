package io.serai.plugins.internal.permission;

import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** How a permission was used since the hub started. Thread-safe; does not block. */
final class Uses {
    private static final long SECOND = 1000;

    private final LongAdder denied = new LongAdder();
    private volatile long last;

    void passed(long now) {
        if (now - last >= SECOND) { // so that busy threads rarely write
            last = now;
        }
    }

    void denied() {
        denied.increment();
    }

    long denials() {
        return denied.sum();
    }

    @Nullable
    Instant lastUsed() {
        return last == 0 ? null : Instant.ofEpochMilli(last - last % SECOND);
    }
}
