package io.serai.camel.internal.guard;

import io.serai.api.error.InvalidInputException;
import io.serai.api.plugin.PluginAccess;
import io.serai.api.plugin.PluginAccess.Kind;
import io.serai.api.tool.Tools;
import io.serai.camel.ContextFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.spi.EndpointStrategy;
import org.apache.camel.spi.InterceptStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Holds a context to what the plugin may reach that brought its workflow. What an address says that stands in the text is
 * refused when the routes are built unless it was declared; each call and each message that comes is checked again.
 */
public final class RouteGuard implements InterceptStrategy, EndpointStrategy {
    private final PluginAccess access;
    private final Tools tools;

    private RouteGuard(PluginAccess access, Tools tools) {
        this.access = access;
        this.tools = tools;
    }

    /** To be called before the routes are added, and after the context's tools were bound. */
    public static void guard(ModelCamelContext context, PluginAccess access) {
        Tools tools = context.getRegistry().lookupByNameAndType(ContextFactory.TOOLS, Tools.class);
        RouteGuard guard = new RouteGuard(access, tools);
        context.getRegistry().bind(ContextFactory.TOOLS, Tools.class, access.guard(tools));
        context.getRegistry().bind(ContextFactory.ACCESS, PluginAccess.class, access);
        context.getCamelContextExtension().addInterceptStrategy(guard);
        context.getCamelContextExtension().registerEndpointCallback(guard);
        context.addModelLifecycleStrategy(guard.triggers());
    }

    /** Runs while a route is built; what it is given runs unchanged. */
    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, @Nullable Processor nextTarget) {
        if (isConstant(definition)) {
            requireDeclared(
                    context, definition.getId(), ((EndpointRequiredDefinition) definition).getEndpointUri(), false);
        }
        return target;
    }

    private static boolean isComputed(@Nullable String uri) {
        return uri == null || uri.contains("${") || uri.contains("$simple{") || uri.contains("language:");
    }

    private ModelLifecycleStrategySupport triggers() {
        return new ModelLifecycleStrategySupport() {
            @Override
            public void onAddRouteDefinition(RouteDefinition route) {
                FromDefinition input = route.getInput();
                if (input != null && !Boolean.TRUE.equals(route.isTemplate())) {
                    requireDeclared(route.getCamelContext(), route.getId(), input.getEndpointUri(), true);
                }
            }
        };
    }

    /**
     * What the routes of a context reach that a plugin does not declare, in a sentence each; nothing is built for it.
     *
     * @param tools that are there
     */
    public static List<String> undeclared(ModelCamelContext context, PluginAccess access, Tools tools) {
        RouteGuard guard = new RouteGuard(access, tools);
        List<String> sentences = new ArrayList<>();
        for (RouteDefinition route : context.getRouteDefinitions()) {
            FromDefinition input = route.getInput();
            if (input != null) {
                sentences.add(guard.undeclared(context, route.getId(), input.getEndpointUri(), true));
            }
            for (ProcessorDefinition<?> step :
                    ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ProcessorDefinition.class)) {
                if (isConstant(step)) {
                    sentences.add(guard.undeclared(
                            context, step.getId(), ((EndpointRequiredDefinition) step).getEndpointUri(), false));
                }
            }
        }
        return sentences.stream().filter(Objects::nonNull).distinct().toList();
    }

    private static boolean isConstant(NamedNode step) {
        return step instanceof EndpointRequiredDefinition
                && !(step instanceof ToDynamicDefinition dynamic && isComputed(dynamic.getUri()));
    }

    private void requireDeclared(
            @Nullable CamelContext context, @Nullable String node, @Nullable String given, boolean begins) {
        String sentence = undeclared(context, node, given, begins);
        if (sentence != null) {
            throw new InvalidInputException("plugin.permission-missing", sentence);
        }
    }

    private @Nullable String undeclared(
            @Nullable CamelContext context, @Nullable String node, @Nullable String given, boolean begins) {
        if (given == null) {
            return null;
        }
        String uri;
        try {
            uri = context == null ? given : context.resolvePropertyPlaceholders(given);
        } catch (IllegalArgumentException e) {
            return null; // a placeholder that is not known yet: checked when it is called
        }
        Reach reach = begins ? Reach.ofConsumer(uri) : Reach.ofAny(uri);
        if (reach != null && !isOwn(reach) && !access.isDeclared(reach.kind(), reach.target())) {
            String permission = reach.kind().name().toLowerCase(Locale.ROOT) + ":" + reach.target();
            return "The node " + node + " uses " + permission + ", which plugin " + access.plugin()
                    + " does not ask for; declare it under permissions in plugin.json.";
        }
        return null;
    }

    private boolean isOwn(Reach reach) {
        return reach.kind() == Kind.TOOL
                && tools.info(reach.target())
                        .filter(info -> access.plugin().equals(info.plugin()))
                        .isPresent();
    }

    @Override
    public Endpoint registerEndpoint(String uri, Endpoint endpoint) {
        Reach calls = Reach.of(uri);
        return calls == null ? endpoint : new GuardedEndpoint(endpoint, access, calls, Reach.ofConsumer(uri));
    }
}
