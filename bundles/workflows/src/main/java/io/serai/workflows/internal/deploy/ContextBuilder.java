package io.serai.workflows.internal.deploy;

import io.serai.api.plugin.PluginAccess;
import io.serai.api.plugin.PluginBinding;
import io.serai.api.plugin.PluginNeeds;
import io.serai.api.tool.Tools;
import io.serai.camel.ContextFactory;
import io.serai.camel.RouteText;
import io.serai.journal.DeployedVersion;
import io.serai.journal.Journal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.model.FromDefinition;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.jspecify.annotations.Nullable;

/** Builds the running context of a workflow version. */
public final class ContextBuilder {
    /** Consumers that wait to be called; all others bring work in by themselves and start only when the version is active. */
    private static final Set<String> PASSIVE =
            Set.of("hook", "platform-http", "servlet", "rest", "schedule", "event", "direct");

    private static final long STOP_SECONDS = 10;

    private final ContextFactory contexts;
    private final Journal journal;
    private final Owners owners;

    public ContextBuilder(ContextFactory contexts, Journal journal, Owners owners) {
        this.contexts = contexts;
        this.journal = journal;
        this.owners = owners;
    }

    /** What plugins may reach. */
    public interface Owners {
        /** @param version null if it is not known */
        PluginAccess of(String plugin, @Nullable String version);
    }

    /**
     * Builds and starts everything but the consumers that bring work in by themselves.
     *
     * @param needs what the text names of plugins
     * @param binding what it gets of them; {@code version} says the same
     * @throws DeploymentException if the routes cannot be built
     */
    public LiveVersion build(DeployedVersion version, String dsl, PluginNeeds needs, PluginBinding binding) {
        ModelCamelContext context =
                contexts.create("serai-" + version.workflow() + "-v" + version.version(), binding.loaders());
        context.getRegistry().bind(ContextFactory.TOOLS, Tools.class, binding.tools());
        Holding holding = new Holding();
        try {
            String owner = needs.owner();
            if (owner != null) {
                ContextFactory.guard(
                        context, owners.of(owner, binding.versions().get(owner)));
            }
            journal.prepare(context, version);
            context.addModelLifecycleStrategy(holding);
            context.getCamelContextExtension().setErrorHandlerFactory(quiet());
            context.getShutdownStrategy().setTimeout(STOP_SECONDS);
            context.getShutdownStrategy().setSuppressLoggingOnTimeout(true);
            RouteText.load(context, version.name(), dsl);
            List<String> consumers = holding.addConsumers(context, route -> journal.opener(version, route));
            context.start();
            return new LiveVersion(version, needs, binding.loaders(), context, consumers);
        } catch (Exception e) {
            stop(context);
            throw new DeploymentException(e);
        }
    }

    /** Camel's own default, without a stack trace in the log: the execution keeps what went wrong. */
    private static DefaultErrorHandlerDefinition quiet() {
        DefaultErrorHandlerDefinition handler = new DefaultErrorHandlerDefinition();
        RedeliveryPolicyDefinition policy = new RedeliveryPolicyDefinition();
        policy.setLogExhausted("false");
        handler.setRedeliveryPolicy(policy);
        return handler;
    }

    private static void stop(CamelContext context) {
        context.stop();
    }

    /**
     * A route that would start working at once begins with {@code direct:} instead, and a small route beside it, which
     * starts when the version becomes active, has its consumer: it opens an execution for each message. So the route itself
     * can be entered again, and the consumer acknowledges when the execution is durable.
     */
    private static final class Holding extends ModelLifecycleStrategySupport {
        private final Map<String, FromDefinition> consumers = new LinkedHashMap<>();

        @Override
        public void onAddRouteDefinition(RouteDefinition route) {
            String uri = route.getInput() == null ? "" : route.getInput().getEndpointUri();
            String scheme = uri.contains(":") ? uri.substring(0, uri.indexOf(':')) : uri;
            boolean template = Boolean.TRUE.equals(route.isTemplate());
            boolean own = String.valueOf(route.getId()).endsWith(LiveVersion.CONSUMER);
            if (!template && !own && !PASSIVE.contains(scheme) && !"false".equals(route.getAutoStartup())) {
                consumers.put(route.getId(), copy(route.getInput()));
                route.getInput().setUri("direct:serai-" + route.getId()); // a route does not take another input
            }
        }

        /** Without the variable that it may fill: that happens in the route itself. */
        private static FromDefinition copy(FromDefinition input) {
            if (input.getEndpoint() != null) {
                return new FromDefinition(input.getEndpoint());
            }
            return input.getEndpointConsumerBuilder() != null
                    ? new FromDefinition(input.getEndpointConsumerBuilder())
                    : new FromDefinition(input.getUri());
        }

        /** Returns the ids of the routes that have the consumers. */
        List<String> addConsumers(ModelCamelContext context, Function<String, Processor> opener) throws Exception {
            List<String> ids = new ArrayList<>();
            for (Map.Entry<String, FromDefinition> held : consumers.entrySet()) {
                RouteDefinition route = new RouteDefinition();
                route.setId(held.getKey() + LiveVersion.CONSUMER);
                route.setInput(held.getValue());
                route.setAutoStartup("false");
                route.process(opener.apply(held.getKey())).id(held.getKey() + LiveVersion.CONSUMER + ".open");
                context.addRouteDefinition(route);
                ids.add(route.getId());
            }
            return ids;
        }
    }
}
