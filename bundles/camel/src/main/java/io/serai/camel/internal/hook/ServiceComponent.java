package io.serai.camel.internal.hook;

import io.serai.camel.hook.HookEndpoint;
import io.serai.camel.hook.HookOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/**
 * {@code platform-http:} and {@code servlet:} as triggers, and what {@code rest:} is served by: addresses under
 * {@code /services/} that are called as hooks are.
 */
public final class ServiceComponent extends DefaultComponent implements RestConsumerFactory {
    private static final Pattern PATH = Pattern.compile("(?:SEGMENT(?:/SEGMENT)*(?:/\\*)?|\\*)?"
            .replace("SEGMENT", "(?:[A-Za-z0-9._~@:-]+|\\{[A-Za-z_][A-Za-z0-9._-]*})"));
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> ALL = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    /** They say how another server would do what this one does always, or in its own way. */
    private static final List<String> WITHOUT_MEANING = List.of("servletName", "muteException");

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        WITHOUT_MEANING.forEach(parameters::remove);
        boolean below = Boolean.parseBoolean(
                String.valueOf(getAndRemoveParameter(parameters, "matchOnUriPrefix", String.class, "false")));
        return new HookEndpoint(uri, this, options(path(remaining, below), null, parameters));
    }

    @Override
    public Consumer createConsumer(
            CamelContext camelContext,
            Processor processor,
            String verb,
            String basePath,
            String uriTemplate,
            String consumes,
            String produces,
            RestConfiguration configuration,
            Map<String, Object> parameters)
            throws Exception {
        Map<String, Object> asked = new HashMap<>();
        if (configuration.getEndpointProperties() != null) {
            asked.putAll(configuration.getEndpointProperties());
        }
        asked.putAll(parameters);
        put(asked, "consumes", consumes);
        put(asked, "produces", produces);
        String path = path(join(configuration.getContextPath(), basePath, uriTemplate), false);
        HookOptions options = options(path, verb.toUpperCase(Locale.ROOT), asked);
        return new HookEndpoint("rest:" + verb + ":" + path, this, options).createConsumer(processor);
    }

    private HookOptions options(String path, @Nullable String method, Map<String, Object> parameters) {
        CallerOptions asked = new CallerOptions(getCamelContext(), parameters);
        Set<String> restricted = asked.methods("httpMethodRestrict", METHODS);
        Duration timeout = asked.timeout(parameters.containsKey("requestTimeout") ? "requestTimeout" : "timeout");
        return new HookOptions(
                HookOptions.Place.SERVICES,
                path,
                asked.respond(HookOptions.Respond.RESULT),
                asked.auth(),
                method != null ? Set.of(method) : restricted == null ? ALL : restricted,
                timeout,
                mediaTypes(asked.take("consumes")),
                mediaTypes(asked.take("produces")));
    }

    private static void put(Map<String, Object> options, String name, @Nullable String value) {
        if (value != null) {
            options.put(name, value);
        }
    }

    private static List<String> mediaTypes(@Nullable String text) {
        return text == null ? List.of() : HookOptions.mediaTypes(text);
    }

    private static String join(@Nullable String... parts) {
        StringBuilder path = new StringBuilder();
        for (String part : parts) {
            if (part != null && !part.isBlank()) {
                path.append('/').append(part);
            }
        }
        return path.toString();
    }

    private static String path(String text, boolean below) {
        String path = text.replaceAll("/{2,}", "/").replaceAll("^/|/$", "");
        if (below && !path.endsWith("*")) {
            path = path.isEmpty() ? "*" : path + "/*";
        }
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("A service's path has segments such as orders or {id}, and may end with"
                    + " /*; \"" + text + "\" does not.");
        }
        return path;
    }
}
