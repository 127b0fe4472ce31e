package io.serai.camel;

import io.serai.api.event.EventBus;
import io.serai.api.plugin.PluginAccess;
import io.serai.api.tool.Tools;
import io.serai.camel.internal.context.HubContexts;
import io.serai.camel.internal.guard.RouteGuard;
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

    /** The name under which each context's registry holds the hub's {@link io.serai.api.model.Models}. */
    String MODELS = "serai-models";

    /** The name under which each context's registry holds the hub's {@link EventBus}. */
    String EVENTS = "serai-events";

    /**
     * The name under which the registry holds the {@link PluginAccess} of the plugin that brought the workflow; nothing
     * stands there if no plugin did.
     */
    String ACCESS = "serai-plugin-access";

    /**
     * A new context: built, not started, without routes and without JMX. It takes a few milliseconds; the caller starts
     * it, and closes it.
     *
     * @param name what logs and exchanges call it
     * @param pinned the loaders of the plugins it may use, in the order to ask them; see {@link PinnedBundles}
     */
    ModelCamelContext create(String name, List<ClassLoader> pinned);

    /**
     * Holds a context to what a plugin may reach, before its routes are added and after its tools were bound. Steps whose
     * address stands in the text and needs what the plugin did not declare then fail to be built with
     * {@code plugin.permission-missing}; each call is checked again.
     */
    static void guard(ModelCamelContext context, PluginAccess access) {
        RouteGuard.guard(context, access);
    }

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
