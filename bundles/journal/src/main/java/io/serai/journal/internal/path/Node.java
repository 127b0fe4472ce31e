package io.serai.journal.internal.path;

import io.serai.journal.internal.rules.Kind;
import io.serai.journal.internal.rules.Purity;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.NamedNode;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.DataFormatDefinition;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.LoopDefinition;
import org.apache.camel.model.MarshalDefinition;
import org.apache.camel.model.MulticastDefinition;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SplitDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.model.TryDefinition;
import org.apache.camel.model.UnmarshalDefinition;
import org.apache.camel.model.WireTapDefinition;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a node before anything runs.
 *
 * @param relative the path from the nearest repeating scope (or the route), such as {@code /choice1/charge}
 * @param effect whether it calls out, or does what could turn out differently the second time
 * @param scope whether what happened inside is replaced by its result when it has ended
 * @param waits whether it may wait without a thread
 * @param redelivers whether an error handler may call it again after a failure
 * @param callsRoute whether other routes of the workflow run inside it
 * @param taps whether that goes on beside what follows
 * @param fansOut whether they run on copies, perhaps at the same time
 * @param passesKey whether its call carries the step's idempotency key in a header
 * @param addressing the headers with which its call says where to go by itself; null if it makes none over HTTP
 * @param entryOf the repeating scope whose pass begins with this node, or null
 */
public record Node(
        String id,
        String kind,
        String label,
        String relative,
        boolean effect,
        boolean scope,
        boolean waits,
        boolean redelivers,
        boolean callsRoute,
        boolean taps,
        boolean fansOut,
        boolean repeats,
        boolean passesKey,
        @Nullable Set<String> addressing,
        @Nullable Entry entryOf) {

    /**
     * A repeating scope.
     *
     * @param relative its own relative path
     * @param index the exchange property that counts its passes
     */
    public record Entry(String id, String relative, ExchangePropertyKey index) {}

    private static final int MAX_LABEL = 200;
    private static final Set<String> EFFECTS =
            Set.of("to", "toD", "enrich", "pollEnrich", "process", "bean", "script", "wireTap", "poll", "aggregate");
    /** What happens inside depends on order, time or state; or calls out without a node of its own. */
    private static final Set<String> SCOPES = Set.of(
            "split",
            "multicast",
            "recipientList",
            "routingSlip",
            "dynamicRouter",
            "loadBalance",
            "circuitBreaker",
            "idempotentConsumer",
            "kamelet",
            "sample",
            "throttle",
            "resequence");

    /** Other routes run inside them, or steps that intercept what they send. */
    private static final Set<String> CALLERS =
            Set.of("toD", "wireTap", "recipientList", "routingSlip", "dynamicRouter", "kamelet");

    private static final Set<String> FAN_OUT = Set.of("recipientList", "routingSlip", "dynamicRouter");
    /** What Camel's HTTP clients take for a part of the address. */
    public static final Set<String> ADDRESS = Set.of(Exchange.HTTP_PATH, Exchange.HTTP_URI, Exchange.HTTP_QUERY);

    private static final Set<String> COMPUTE_BODY = Set.of("setBody", "transform");
    private static final Set<String> WAITS = Set.of("wait", "approval", "workflow");
    /** Where the far side may know an {@code Idempotency-Key}. */
    private static final Set<String> HTTP = Set.of("http", "https", "netty-http", "vertx-http", "rest");
    /** Components that only compute, or stay inside the workflow. */
    private static final Set<String> INSIDE = Set.of(
            "direct", "log", "mock", "json-validator", "validator", "xslt", "mustache", "dataformat", "xpath", "stub");

    public static Node of(NamedNode named) {
        ProcessorDefinition<?> definition = (ProcessorDefinition<?>) named;
        String shortName = Kind.of(definition);
        String scheme = scheme(definition);
        boolean taps = definition instanceof WireTapDefinition;
        boolean dynamic = definition instanceof ToDynamicDefinition && !taps;
        boolean calls = EFFECTS.contains(shortName) && (scheme == null || !INSIDE.contains(scheme)) && !dynamic;
        boolean scope = SCOPES.contains(shortName) || dynamic;
        boolean callsRoute =
                "direct".equals(scheme) || definition.getOutputs().isEmpty() && (calls || CALLERS.contains(shortName));
        boolean passesKey = dynamic || shortName.equals("enrich") || (scheme != null && HTTP.contains(scheme));
        return new Node(
                definition.getId(),
                scheme == null ? shortName : scheme,
                label(definition),
                relative(definition),
                calls || (!scope && Purity.usesImpureExpression(definition)),
                scope,
                waits(definition, scheme),
                redelivers(definition),
                callsRoute,
                taps && callsRoute,
                shortName.equals("recipientList"),
                index(definition) != null,
                passesKey,
                passesKey || FAN_OUT.contains(shortName) ? addressing(definition) : null,
                entry(definition));
    }

    private static Set<String> addressing(ProcessorDefinition<?> definition) {
        String text = definition.getLabel();
        return ADDRESS.stream().filter(text::contains).collect(Collectors.toSet());
    }

    /** Inside a doTry or a circuit breaker no error handler is asked; elsewhere it is, if the route or one of its clauses redelivers. */
    private static boolean redelivers(ProcessorDefinition<?> definition) {
        for (ProcessorDefinition<?> up = definition.getParent(); up != null; up = up.getParent()) {
            if (up instanceof TryDefinition || up instanceof CircuitBreakerDefinition) {
                return false;
            }
            if (up instanceof RouteDefinition route) {
                return route.isErrorHandlerFactorySet()
                        || route.getOutputs().stream().anyMatch(OnExceptionDefinition.class::isInstance);
            }
        }
        return false;
    }

    /** Whether it can have retries, a time limit and the like: it calls out itself. */
    public boolean takesSettings() {
        return !waits && (effect || kind.equals("toD"));
    }

    /** Whether it makes a body out of what the exchange holds, and nothing else. */
    public boolean computesBody() {
        return COMPUTE_BODY.contains(kind);
    }

    /** Whether its end is recorded. */
    public boolean recorded() {
        return effect || scope;
    }

    /** Events are published, but for the steps that wait for one. */
    private static boolean waits(ProcessorDefinition<?> definition, @Nullable String scheme) {
        return scheme != null
                && (WAITS.contains(scheme)
                        || scheme.equals("event")
                                && definition instanceof EndpointRequiredDefinition step
                                && waitsForEvent(step.getEndpointUri()));
    }

    /** Whether an address is that of a step that waits for an event. */
    public static boolean waitsForEvent(String uri) {
        return uri.startsWith("event:") && uri.contains("wait=true");
    }

    private static @Nullable String scheme(ProcessorDefinition<?> definition) {
        if (definition instanceof EndpointRequiredDefinition required) {
            String uri = required.getEndpointUri();
            int colon = uri == null ? -1 : uri.indexOf(':');
            return colon > 0 ? uri.substring(0, colon) : null;
        }
        return null;
    }

    private static String label(ProcessorDefinition<?> definition) {
        String kind = definition.getShortName();
        String label = dataFormat(definition);
        if (label == null || label.isEmpty()) {
            return kind;
        }
        if (label.startsWith(kind + "[") && label.endsWith("]")) {
            label = label.substring(kind.length() + 1, label.length() - 1); // the kind stands beside it anyway
        }
        String safe = label.indexOf(':') > 0 ? URISupport.sanitizeUri(label) : label;
        return safe.length() <= MAX_LABEL ? safe : safe.substring(0, MAX_LABEL - 1) + "…";
    }

    /** Camel's label of a marshaller is the identity of an object; its format says more. */
    private static @Nullable String dataFormat(ProcessorDefinition<?> definition) {
        DataFormatDefinition format = definition instanceof MarshalDefinition marshal
                ? marshal.getDataFormatType()
                : definition instanceof UnmarshalDefinition unmarshal ? unmarshal.getDataFormatType() : null;
        return format == null ? definition.getLabel() : format.getDataFormatName();
    }

    private static String relative(ProcessorDefinition<?> definition) {
        StringBuilder path = new StringBuilder("/").append(definition.getId());
        ProcessorDefinition<?> up = definition.getParent();
        while (up != null && !(up instanceof RouteDefinition) && index(up) == null) {
            path.insert(0, "/" + up.getId());
            up = up.getParent();
        }
        return path.toString();
    }

    private static @Nullable Entry entry(ProcessorDefinition<?> definition) {
        ProcessorDefinition<?> first = definition;
        ProcessorDefinition<?> parent = definition.getParent();
        // Camel lets nobody intercept a doTry itself: what it begins with begins the pass
        while (parent instanceof TryDefinition && isFirst(first, parent)) {
            first = parent;
            parent = first.getParent();
        }
        if (parent == null) {
            return null;
        }
        ExchangePropertyKey index = index(parent);
        boolean begins = parent instanceof MulticastDefinition || isFirst(first, parent);
        return index != null && begins ? new Entry(parent.getId(), relative(parent), index) : null;
    }

    private static boolean isFirst(ProcessorDefinition<?> definition, ProcessorDefinition<?> parent) {
        return parent.getOutputs().stream()
                .filter(output -> !"true".equalsIgnoreCase(output.getDisabled()))
                .findFirst()
                .filter(output -> output == definition)
                .isPresent();
    }

    private static @Nullable ExchangePropertyKey index(ProcessorDefinition<?> definition) {
        if (definition instanceof SplitDefinition) {
            return ExchangePropertyKey.SPLIT_INDEX;
        }
        if (definition instanceof LoopDefinition) {
            return ExchangePropertyKey.LOOP_INDEX;
        }
        if (definition instanceof MulticastDefinition) {
            return ExchangePropertyKey.MULTICAST_INDEX;
        }
        return null;
    }
}
