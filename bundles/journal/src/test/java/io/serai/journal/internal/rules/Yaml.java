package io.serai.journal.internal.rules;

import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Reads routes from YAML without starting anything. */
final class Yaml {
    private Yaml() {}

    static DefaultCamelContext load(String yaml) {
        DefaultCamelContext context = new DefaultCamelContext();
        context.setSourceLocationEnabled(true);
        try {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("test.yaml", yaml));
        } catch (Exception e) {
            throw new IllegalStateException(yaml, e);
        }
        return context;
    }

    static List<Finding> check(String yaml) {
        return DurabilityRules.check(load(yaml));
    }

    /** A route of these steps, each indented by eight. */
    static String route(String steps) {
        return "- route:\n    from:\n      uri: direct:start\n      steps:\n" + steps.indent(8);
    }
}
