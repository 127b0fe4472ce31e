package io.serai.api.plugin;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How this hub's own executions that used plugins ended. Counted every hour, so that asking costs little. Implemented by the
 * journal; blocks on the store. Thread-safe.
 */
public interface PluginOutcomes {
    /** How far back the counts go. */
    int DAYS = 30;

    /**
     * Of a tenant's executions that began in the last {@link #DAYS} days and have ended.
     *
     * @param plugins ids
     * @return by plugin; those without a counted execution are left out
     */
    Map<String, Outcome> of(String tenant, Collection<String> plugins);

    /** When the executions were counted last; null if never. */
    @Nullable
    Instant countedAt();

    /** How many of them ended in which way. */
    record Outcome(long completed, long failed, long cancelled) {
        public long ended() {
            return completed + failed + cancelled;
        }
    }
}
