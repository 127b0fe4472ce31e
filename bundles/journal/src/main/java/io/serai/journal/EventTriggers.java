package io.serai.journal;

import io.serai.camel.event.EventOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What events begin in a workflow, and what begins when it fails.
 *
 * @param onFailure the workflow (id or name) that begins when an execution of this one has failed for good; null for none
 */
public record EventTriggers(
        List<EventRoute> routes, @Nullable String onFailure) {
    public static final EventTriggers NONE = new EventTriggers(List.of(), null);

    /** A route that begins with {@code event:}. */
    public record EventRoute(String route, EventOptions options) {}

    public EventTriggers {
        routes = List.copyOf(routes);
    }

    public boolean isEmpty() {
        return routes.isEmpty() && onFailure == null;
    }
}
