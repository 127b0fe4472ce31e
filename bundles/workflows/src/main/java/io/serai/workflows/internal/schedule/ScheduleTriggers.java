package io.serai.workflows.internal.schedule;

import io.serai.api.error.SeraiException;
import io.serai.api.schedule.ScheduleDraft;
import io.serai.api.schedule.WorkflowSchedules;
import io.serai.camel.schedule.ScheduleOptions;
import io.serai.workflows.internal.deploy.ActivationListener;
import io.serai.workflows.internal.deploy.LiveVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the schedules in line with the {@code schedule:} routes of the versions that take new executions. */
public final class ScheduleTriggers implements ActivationListener {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleTriggers.class);

    /** What the versions ask for; also of those that ask for none any more, until that is done. */
    private final Map<String, Wanted> wanted = new LinkedHashMap<>();

    private @Nullable WorkflowSchedules schedules;

    private record Wanted(String tenant, String workflow, List<ScheduleDraft> drafts, boolean done) {}

    @Override
    public synchronized void activated(LiveVersion version) {
        String name = version.version().name();
        want(
                version,
                version.schedules().stream()
                        .map(options -> draft(options, name))
                        .toList());
    }

    @Override
    public synchronized void deactivated(LiveVersion version) {
        want(version, List.of());
    }

    private void want(LiveVersion version, List<ScheduleDraft> drafts) {
        String workflow = version.version().workflow();
        if (drafts.isEmpty() && !wanted.containsKey(workflow)) {
            return;
        }
        wanted.put(workflow, new Wanted(version.version().tenant(), workflow, drafts, false));
        settle();
    }

    private static ScheduleDraft draft(ScheduleOptions options, String workflow) {
        return new ScheduleDraft(
                options.name(),
                workflow,
                options.cron(),
                options.everyMillis(),
                options.timeZone(),
                null,
                options.missed(),
                null,
                null);
    }

    /** The schedules are there; null: not any more. */
    public synchronized void use(@Nullable WorkflowSchedules now) {
        schedules = now;
        wanted.replaceAll((workflow, asked) -> new Wanted(asked.tenant(), workflow, asked.drafts(), false));
        settle();
    }

    /** Does what could not be done so far, as when the store was away. */
    public synchronized void settle() {
        WorkflowSchedules all = schedules;
        if (all == null) {
            return;
        }
        for (Wanted asked : List.copyOf(wanted.values())) {
            if (asked.done()) {
                continue;
            }
            try {
                all.declare(asked.tenant(), asked.workflow(), asked.drafts());
                wanted.put(asked.workflow(), new Wanted(asked.tenant(), asked.workflow(), asked.drafts(), true));
                if (asked.drafts().isEmpty()) {
                    wanted.remove(asked.workflow());
                }
            } catch (SeraiException e) {
                LOG.warn("The schedules of workflow {} are not up to date yet: {}", asked.workflow(), e.detail());
            }
        }
    }
}
