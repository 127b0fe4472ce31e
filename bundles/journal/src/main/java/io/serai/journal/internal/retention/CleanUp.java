package io.serai.journal.internal.retention;

import io.serai.journal.internal.retention.OldExecutions.Old;
import io.serai.journal.internal.seen.SeenKeys;
import io.serai.spi.schedule.BuiltInTask;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Removes what ended long ago, a few at a time, so that nobody who writes has to wait. */
final class CleanUp implements BuiltInTask {
    /** With what belongs to each, a few hundred rows a commit. */
    private static final int PORTION = 100;

    private static final long LONGEST_PAUSE_MILLIS = 200;

    private final OldExecutions old;
    private final @Nullable Archive archive;
    private final int days;
    private final InstantSource clock;
    private final SeenKeys keys;
    private final int keyDays;

    /**
     * @param archive where executions go before they are removed; null for nowhere
     * @param days how long executions are kept after their end; 0 for ever
     * @param keyDays how long the keys are kept that idempotent consumers have seen; 0 for ever
     */
    CleanUp(OldExecutions old, @Nullable Archive archive, int days, InstantSource clock, SeenKeys keys, int keyDays) {
        this.old = old;
        this.archive = archive;
        this.days = days;
        this.clock = clock;
        this.keys = keys;
        this.keyDays = keyDays;
    }

    @Override
    public String name() {
        return "clean-up";
    }

    @Override
    public String description() {
        return "Removes executions, and what came of schedules, that ended more than "
                + (days == 0 ? "(never)" : String.valueOf(days)) + " days ago.";
    }

    @Override
    public String cron() {
        return "0 3 * * *";
    }

    @Override
    public String run() throws IOException, InterruptedException {
        String forgotten = forgetKeys();
        if (days == 0) {
            return "Executions are kept for ever; see io.serai.retention." + forgotten;
        }
        Instant before = clock.instant().minus(Duration.ofDays(days));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        int executions = 0;
        String bound = OldExecutions.firstBound(before);
        List<Old> portion = old.below(bound, before, PORTION);
        while (!portion.isEmpty()) {
            long start = System.nanoTime();
            if (archive != null) {
                archive.write(portion, today);
            }
            executions += old.remove(portion, before);
            bound = portion.get(portion.size() - 1).id();
            rest(start);
            portion = old.below(bound, before, PORTION);
        }
        int firings = 0;
        for (int removed = old.removeFirings(before, PORTION); removed > 0; ) {
            firings += removed;
            rest(System.nanoTime());
            removed = old.removeFirings(before, PORTION);
        }
        return executions + " executions and " + firings + " firings of schedules from before " + before
                + " were removed" + (archive == null || executions == 0 ? "." : ", after they were archived.")
                + forgotten;
    }

    /** What to say of it; nothing if there were none. */
    private String forgetKeys() throws InterruptedException {
        if (keyDays == 0) {
            return "";
        }
        Instant before = clock.instant().minus(Duration.ofDays(keyDays));
        int forgotten = 0;
        for (int some = -1; some != 0; forgotten += some) {
            long start = System.nanoTime();
            some = keys.removeBefore(before, PORTION);
            rest(start);
        }
        return forgotten == 0 ? "" : " " + forgotten + " keys of idempotent consumers were forgotten.";
    }

    /** As long as the work took, so that at most half of the disk's time goes into this. */
    private static void rest(long start) throws InterruptedException {
        long millis = (System.nanoTime() - start) / 1_000_000;
        Thread.sleep(Math.min(LONGEST_PAUSE_MILLIS, millis));
    }
}
