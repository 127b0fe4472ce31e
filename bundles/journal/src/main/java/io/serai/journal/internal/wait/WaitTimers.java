package io.serai.journal.internal.wait;

import io.serai.journal.internal.wait.Waits.Over;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Ends waits when their time has come. */
public final class WaitTimers implements AutoCloseable {
    private static final int PORTION = 200;

    private final Waits waits;
    private final Consumer<Over> whenOver;
    private final Alarm alarm;

    public WaitTimers(Waits waits, Consumer<Over> whenOver) {
        this.waits = waits;
        this.whenOver = whenOver;
        this.alarm = new Alarm("serai-timers", this::fire);
    }

    public void start() {
        alarm.start();
    }

    /** A wait has begun that ends then. */
    public void expect(Instant due) {
        alarm.expect(due);
    }

    private @Nullable Instant fire() {
        List<Over> over;
        do {
            over = waits.endDue(Instant.now(), PORTION);
            over.forEach(whenOver);
        } while (over.size() == PORTION);
        return waits.nextDue();
    }

    @Override
    public void close() {
        alarm.close();
    }
}
