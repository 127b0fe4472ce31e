package io.serai.journal.internal.event;

import io.serai.api.event.Event;
import io.serai.api.event.EventBus;
import io.serai.camel.event.EventOptions;
import io.serai.journal.EventTriggers.EventRoute;
import io.serai.journal.internal.event.Subscriptions.Subscribed;
import io.serai.store.Ids;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Listens to the rooms of the bus in which the hub's own events are that workflows begin with. The ends of executions are
 * not among them: they are in the outbox already.
 */
final class Rooms implements AutoCloseable {
    private static final Set<String> ENDS = Set.of("execution.completed", "execution.failed", "execution.cancelled");

    private final EventBus bus;
    private final Consumer<Happening> listener;
    private final Map<Key, EventBus.Subscription> followed = new HashMap<>();

    private record Key(String tenant, String room) {}

    Rooms(EventBus bus, Consumer<Happening> listener) {
        this.bus = bus;
        this.listener = listener;
    }

    synchronized void follow(Collection<Subscribed> all) {
        Set<Key> wanted = new HashSet<>();
        for (Subscribed one : all) {
            for (EventRoute route : one.triggers().routes()) {
                room(route.options(), one.tenant(), wanted);
            }
        }
        followed.entrySet().removeIf(entry -> {
            boolean gone = !wanted.contains(entry.getKey());
            if (gone) {
                entry.getValue().close();
            }
            return gone;
        });
        for (Key key : wanted) {
            followed.computeIfAbsent(key, missing -> bus.subscribe(missing.tenant(), missing.room(), -1, this::on));
        }
    }

    private static void room(EventOptions options, String tenant, Set<Key> wanted) {
        String type = options.type();
        if (!EventOptions.isOwn(type) || ENDS.contains(type)) {
            return;
        }
        if (options.room() != null) {
            wanted.add(new Key(tenant, options.room()));
        } else if (type.startsWith("execution")) {
            wanted.add(new Key(tenant, "executions"));
        } else {
            wanted.add(new Key(
                    tenant, type.substring(0, type.indexOf('.') < 0 ? type.length() : type.indexOf('.')) + "s"));
        }
    }

    private void on(Event event) {
        if (!ENDS.contains(event.type())) {
            Object source = event.data().get("execution");
            listener.accept(new Happening(
                    Ids.next(),
                    event.tenant(),
                    event.type(),
                    event.room(),
                    null,
                    source == null ? null : source.toString(),
                    event.at(),
                    event.data()));
        }
    }

    @Override
    public synchronized void close() {
        followed.values().forEach(EventBus.Subscription::close);
        followed.clear();
    }
}
