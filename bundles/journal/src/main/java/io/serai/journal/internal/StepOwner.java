package io.serai.journal.internal;

import io.serai.api.plugin.PluginPermissions;
import io.serai.api.tool.ToolInfo;
import io.serai.api.tool.Tools;
import io.serai.camel.ContextFactory;
import io.serai.journal.PluginPins;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.EndpointAware;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * Which of its context's plugin versions does the work of a step: the one that brought its tool or its component. Found when
 * the route is built, so that executions need not look.
 */
final class StepOwner {
    private static final String TOOL = "tool";

    private StepOwner() {}

    /** {@code id@version}; null for what the hub itself does, and for an address that is computed. */
    static @Nullable String of(CamelContext context, PluginPins plugins, Processor processor) {
        if (plugins.isEmpty() || !(processor instanceof EndpointAware step)) {
            return null;
        }
        Endpoint endpoint = step.getEndpoint();
        if (endpoint == null) {
            return null;
        }
        String uri = endpoint.getEndpointUri();
        int colon = uri.indexOf(':');
        String scheme = colon < 0 ? uri : uri.substring(0, colon);
        String id =
                scheme.equals(TOOL) ? ofTool(context, name(uri.substring(colon + 1))) : ofComponent(context, scheme);
        String version = id == null ? null : plugins.versions().get(id);
        return version == null ? null : id + "@" + version;
    }

    private static String name(String rest) {
        String name = rest.split("\\?", 2)[0];
        return name.startsWith("//") ? name.substring(2) : name;
    }

    private static @Nullable String ofTool(CamelContext context, String name) {
        Tools tools = context.getRegistry().lookupByNameAndType(ContextFactory.TOOLS, Tools.class);
        return tools == null ? null : tools.info(name).map(ToolInfo::plugin).orElse(null);
    }

    private static @Nullable String ofComponent(CamelContext context, String scheme) {
        Component component = context.hasComponent(scheme);
        Bundle bundle = component == null ? null : FrameworkUtil.getBundle(component.getClass());
        return bundle == null ? null : ofLocation(bundle.getLocation());
    }

    /** @param location of a bundle; a plugin's says whose it is, see {@link PluginPermissions#LOCATION} */
    static @Nullable String ofLocation(@Nullable String location) {
        if (location == null || !location.startsWith(PluginPermissions.LOCATION)) {
            return null;
        }
        String rest = location.substring(PluginPermissions.LOCATION.length());
        int end = rest.indexOf('/');
        return end < 0 ? null : URLDecoder.decode(rest.substring(0, end), StandardCharsets.UTF_8);
    }
}
