package io.serai.plugins.internal.permission;

import io.serai.api.plugin.PluginAccess;
import io.serai.api.tool.ToolInfo;
import io.serai.api.tool.Tools;
import io.serai.plugins.internal.tool.ToolRegistry;
import io.serai.spi.tool.Tool;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** The tools as the bundle sees them that asks for the service. */
@Component(service = Tools.class, scope = ServiceScope.BUNDLE)
public final class BundleTools implements Tools {
    private final Tools tools;

    @Activate
    public BundleTools(
            ComponentContext context, @Reference ToolRegistry registry, @Reference PermissionsComponent permissions) {
        PluginAccess access = permissions.of(context.getUsingBundle());
        tools = access == null ? registry : access.guard(registry);
    }

    @Override
    public List<ToolInfo> list() {
        return tools.list();
    }

    @Override
    public Optional<Tool> find(String name) {
        return tools.find(name);
    }

    @Override
    public Optional<ToolInfo> info(String name) {
        return tools.info(name);
    }
}
