package io.serai.journal.internal.rules;

import io.serai.journal.internal.rules.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.model.Model;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.rest.RestDefinition;
import org.apache.camel.model.rest.VerbDefinition;
import org.apache.camel.spi.RestConfiguration;
import org.jspecify.annotations.Nullable;

/** What is asked of {@code rest} and {@code restConfiguration}: that the hub's own server does it. */
final class RestRules {
    private static final Set<String> SERVED_BY = Set.of("platform-http", "servlet");

    private final List<Finding> found = new ArrayList<>();

    private RestRules() {}

    static List<Finding> check(ModelCamelContext context) {
        RestRules rules = new RestRules();
        rules.configuration(context.getRestConfiguration());
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        if (model != null) {
            model.getRestDefinitions().forEach(rules::rest);
        }
        return rules.found;
    }

    private void configuration(RestConfiguration asked) {
        String node = "restConfiguration";
        if (asked.getComponent() != null && !SERVED_BY.contains(asked.getComponent())) {
            refuse(
                    node,
                    null,
                    "The hub's own server serves rest, not " + asked.getComponent() + "; leave component out.");
        }
        if (asked.getApiContextPath() != null) {
            refuse(node, null, "The hub makes no API document of rest; leave apiContextPath out.");
        }
        asked(
                node,
                null,
                String.valueOf(asked.isEnableCORS()),
                asked.getBindingMode().name());
    }

    private void rest(RestDefinition rest) {
        String node = rest.getId() == null ? "rest" : rest.getId();
        if (rest.getOpenApi() != null) {
            refuse(
                    node,
                    rest.getLineNumber(),
                    "The hub makes no services of an API document; write the verbs of rest.");
        }
        asked(node, rest.getLineNumber(), rest.getEnableCORS(), rest.getBindingMode());
        for (VerbDefinition verb : rest.getVerbs()) {
            asked(
                    verb.getId() == null ? node : verb.getId(),
                    verb.getLineNumber(),
                    verb.getEnableCORS(),
                    verb.getBindingMode());
        }
    }

    private void asked(String node, @Nullable Integer line, @Nullable String cors, @Nullable String binding) {
        if (Boolean.parseBoolean(cors)) {
            refuse(
                    node,
                    line,
                    "Which pages may call is said once for the whole hub: set cors.origins in etc/io.serai.http.cfg, and"
                            + " leave enableCORS out.");
        }
        if (binding != null && binding.contains("xml")) {
            refuse(node, line, "The hub does not bind bodies to XML; set bindingMode to off, json or auto.");
        }
    }

    private void refuse(String node, @Nullable Integer line, String message) {
        found.add(new Finding(node, Codes.REST, message, Severity.REFUSE, line == null || line < 1 ? null : line));
    }
}
