package io.serai.journal.internal.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody decides about a schedule, checked and complete. */
record Settings(
        String name,
        @Nullable String workflowId,
        @Nullable String workflowName,
        @Nullable String cron,
        @Nullable Long everyMillis,
        String timeZone,
        @Nullable Object input,
        String missed,
        List<String> after,
        boolean enabled) {
    Settings enabled(boolean on) {
        return new Settings(name, workflowId, workflowName, cron, everyMillis, timeZone, input, missed, after, on);
    }
}
