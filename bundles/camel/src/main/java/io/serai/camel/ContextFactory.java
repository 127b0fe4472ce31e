package io.serai.camel;

import io.serai.api.event.EventBus;
import io.serai.api.tool.Tools;
import io.serai.camel.internal.context.HubContexts;
import java.util.List;
import org.apache.camel.model.ModelCamelContext;

/**
 * Makes one CamelContext per workflow version. Thread-safe.
 *
 * <p>A context resolves components, languages, data formats, type converters and classes in this order: Camel core, the
 * base components, this bundle, then the pinned loaders as given; never from the thread's loader and never from a
 * plugin that is not pinned.
 */
public interface ContextFactory {
    /** The name under which each context's registry holds the hub's {@link Tools}; bind another one to restrict it. */
    String TOOLS = "serai-tools";

    /** The name under which each context's registry holds the hub's {@link EventBus}. */
    String EVENTS = "serai-events";

    /**
     * A new context: built, not started, without routes and without JMX. It takes a few milliseconds; the caller starts
     * it, and closes it.
     *
     * @param name what logs and exchanges call it
     * @param pinned the loaders of the plugins it may use, in the order to ask them; see {@link PinnedBundles}
     */
    ModelCamelContext create(String name, List<ClassLoader> pinned);

    /**
     * A factory without OSGi, where everything is on this class's own class path. For tests and tools.
     *
     * @param tools behind {@code tool:}
     * @param events behind {@code event:}
     */
    static ContextFactory onClassPath(Tools tools, EventBus events) {
        return new HubContexts(List.of(ContextFactory.class.getClassLoader()), tools, events);
    }
}
