package io.serai.journal.internal;

import io.serai.api.event.EventBus;
import io.serai.api.execution.ExecutionError;
import io.serai.api.execution.ExecutionStatus;
import io.serai.camel.suspend.Wait;
import io.serai.journal.internal.record.StepLine;
import io.serai.journal.internal.wait.WaitRow;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells the event bus what happens to executions, and has it counted. */
final class RunEvents {
    private static final String ALL = "executions";

    private final EventBus bus;
    private final ExecutionMeters meters;

    RunEvents(EventBus bus, ExecutionMeters meters) {
        this.bus = bus;
        this.meters = meters;
    }

    void started(Run run) {
        meters.begun(run.version.name());
        toAll(run, "execution.started", () -> facts(run, ExecutionStatus.RUNNING));
    }

    void queued(Run run) {
        toAll(run, "execution.queued", () -> facts(run, ExecutionStatus.QUEUED));
    }

    void step(Run run, StepLine line) {
        String room = room(run);
        if (!bus.wanted(run.version.tenant(), room)) {
            return;
        }
        bus.publish(run.version.tenant(), room, "execution.step", () -> {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("execution", run.id);
            data.put("number", line.number());
            data.put("path", line.path());
            data.put("node", line.node());
            data.put("kind", line.kind());
            data.put("status", line.status().name());
            data.put("durationMillis", line.durationMillis());
            return data;
        });
    }

    void resumed(Run run) {
        toAll(run, "execution.resumed", () -> facts(run, ExecutionStatus.RUNNING));
    }

    void waits(Run run, WaitRow wait) {
        if (wait.kind() == Wait.Kind.APPROVAL) {
            bus.publish(run.version.tenant(), "approvals", "approval.requested", () -> {
                Map<String, Object> data = facts(run, ExecutionStatus.WAITING);
                data.put("id", wait.id());
                data.put("name", wait.subject() == null ? "" : wait.subject());
                return data;
            });
        }
    }

    void suspended(Run run, ExecutionStatus status) {
        toAll(run, "execution." + status.name().toLowerCase(Locale.ROOT), () -> facts(run, status));
    }

    /** One that was not in memory. */
    void cancelled(String workflow, long micros) {
        meters.ended(workflow, ExecutionStatus.CANCELLED, micros);
    }

    void ended(Run run, ExecutionStatus status, @Nullable ExecutionError error, long micros) {
        meters.ended(run.version.name(), status, micros);
        toAll(run, "execution." + status.name().toLowerCase(Locale.ROOT), () -> {
            Map<String, Object> data = facts(run, status);
            data.put("durationMillis", micros / 1000.0);
            if (error != null) {
                data.put("error", error.message());
            }
            return data;
        });
    }

    private void toAll(Run run, String type, Supplier<Map<String, Object>> data) {
        String tenant = run.version.tenant();
        String room = room(run);
        if (bus.wanted(tenant, room)) { // most runs are over before anybody looks at them
            bus.publish(tenant, room, type, data);
        }
        bus.publish(tenant, "workflow:" + run.version.workflow(), type, data);
        bus.publish(tenant, ALL, type, data);
    }

    private static String room(Run run) {
        return "execution:" + run.id;
    }

    static Map<String, Object> facts(Run run, ExecutionStatus status) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("execution", run.id);
        data.put("workflow", run.version.workflow());
        data.put("workflowName", run.version.name());
        data.put("version", Math.max(0, run.version.version()));
        data.put("status", status.name());
        data.put("trigger", run.trigger.kind());
        data.put("createdAt", run.createdAt.toString());
        return data;
    }
}
