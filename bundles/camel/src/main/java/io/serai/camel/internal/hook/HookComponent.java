package io.serai.camel.internal.hook;

import io.serai.camel.hook.HookEndpoint;
import io.serai.camel.hook.HookOptions;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code hook:NAME?respond=result|accepted&auth=none|api-key|hmac|jwt&methods=POST&timeout=30s}. */
public final class HookComponent extends DefaultComponent {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String name = remaining;
        while (name.startsWith("/")) {
            name = name.substring(1);
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A hook's name is a path such as orders or shop/orders; \"" + remaining + "\" is not.");
        }
        CallerOptions asked = new CallerOptions(getCamelContext(), parameters);
        Set<String> methods = asked.methods("methods", METHODS);
        HookOptions options = new HookOptions(
                name,
                asked.respond(HookOptions.Respond.ACCEPTED),
                asked.auth(),
                methods == null ? Set.of("POST") : methods,
                asked.timeout("timeout"));
        return new HookEndpoint(uri, this, options);
    }
}
