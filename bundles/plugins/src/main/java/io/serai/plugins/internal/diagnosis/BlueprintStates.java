package io.serai.plugins.internal.diagnosis;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.service.blueprint.container.BlueprintEvent;
import org.osgi.service.blueprint.container.BlueprintListener;
import org.osgi.service.component.annotations.Component;

/** Remembers how each bundle's Blueprint container fares; its extender replays the past to a new listener. */
@Component(
        service = {BlueprintListener.class, BlueprintStates.class},
        immediate = true)
public final class BlueprintStates implements BlueprintListener {
    private final Map<Long, Finding> findings = new ConcurrentHashMap<>();

    @Override
    public void blueprintEvent(BlueprintEvent event) {
        Bundle bundle = event.getBundle();
        switch (event.getType()) {
            case BlueprintEvent.FAILURE ->
                findings.put(bundle.getBundleId(), Finding.failed("Its Blueprint container failed: " + reason(event)));
            case BlueprintEvent.GRACE_PERIOD, BlueprintEvent.WAITING ->
                findings.put(
                        bundle.getBundleId(),
                        Finding.waiting("Its Blueprint container waits for " + missing(event) + "."));
            default -> findings.remove(bundle.getBundleId());
        }
    }

    @Nullable
    Finding of(Bundle bundle) {
        return findings.get(bundle.getBundleId());
    }

    private static String reason(BlueprintEvent event) {
        if (event.getCause() != null) {
            return Causes.root(event.getCause());
        }
        return event.getDependencies() == null ? "no reason given" : "it waited in vain for " + missing(event);
    }

    private static String missing(BlueprintEvent event) {
        return event.getDependencies() == null ? "a service" : String.join(", ", event.getDependencies());
    }
}
