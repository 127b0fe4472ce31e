package io.serai.journal.internal.event;

import io.serai.journal.EventTriggers;
import io.serai.journal.EventTriggers.EventRoute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which workflows begin with which events. */
public final class Subscriptions {
    private final Map<String, Subscribed> byWorkflow = new ConcurrentHashMap<>();

    /** What one workflow wants. */
    record Subscribed(String tenant, String workflow, EventTriggers triggers) {}

    /** A route of a workflow that an event begins. */
    public record Target(String workflow, String route) {}

    void put(String tenant, String workflow, EventTriggers triggers) {
        if (triggers.isEmpty()) {
            byWorkflow.remove(workflow);
        } else {
            byWorkflow.put(workflow, new Subscribed(tenant, workflow, triggers));
        }
    }

    boolean isEmpty() {
        return byWorkflow.isEmpty();
    }

    Collection<Subscribed> all() {
        return byWorkflow.values();
    }

    /** The workflow that begins when one has failed; null for none. */
    @Nullable
    String recovery(String workflow) {
        Subscribed found = byWorkflow.get(workflow);
        return found == null ? null : found.triggers().onFailure();
    }

    /** Those who want an event; an execution that an event began is none for its own workflow. */
    List<Target> wanting(Happening event) {
        boolean begunByEvent = "event".equals(event.data().get("trigger"))
                || "recovery".equals(event.data().get("trigger"));
        List<Target> targets = new ArrayList<>();
        for (Subscribed one : byWorkflow.values()) {
            if (!one.tenant().equals(event.tenant())) {
                continue;
            }
            boolean itself = event.type().startsWith("execution.")
                    && begunByEvent
                    && one.workflow().equals(event.data().get("workflow"));
            for (EventRoute route : one.triggers().routes()) {
                if (!itself && route.options().wants(event.type(), event.room(), event.correlation(), event.data())) {
                    targets.add(new Target(one.workflow(), route.route()));
                }
            }
        }
        return targets;
    }
}
