package io.serai.journal.internal.schedule;

import io.serai.api.event.EventBus;
import io.serai.api.execution.ExecutionStatus;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hears of the ends of executions that schedules began, so that nobody needs to ask the store every second. */
final class Endings implements AutoCloseable {
    private static final Set<String> ENDS = Stream.of(ExecutionStatus.values())
            .filter(ExecutionStatus::isFinal)
            .map(status -> "execution." + status.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private final EventBus bus;
    private final Runnable onEnd;
    private final Map<String, EventBus.Subscription> subscriptions = new ConcurrentHashMap<>();

    /** @param onEnd must return at once */
    Endings(EventBus bus, Runnable onEnd) {
        this.bus = bus;
        this.onEnd = onEnd;
    }

    /** From now on; whether it has ended already is the caller's question. */
    void listen(String tenant, String execution) {
        String room = "execution:" + execution;
        EventBus.Subscription subscription = bus.subscribe(tenant, room, -1, event -> {
            if (ENDS.contains(event.type())) {
                forget(execution);
                onEnd.run();
            }
        });
        EventBus.Subscription before = subscriptions.put(execution, subscription);
        if (before != null) {
            before.close();
        }
    }

    void forget(String execution) {
        EventBus.Subscription subscription = subscriptions.remove(execution);
        if (subscription != null) {
            subscription.close();
        }
    }

    @Override
    public void close() {
        subscriptions.keySet().forEach(this::forget);
    }
}
