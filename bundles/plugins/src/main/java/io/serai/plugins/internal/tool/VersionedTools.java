package io.serai.plugins.internal.tool;

import io.serai.api.tool.ToolInfo;
import io.serai.api.tool.Tools;
import io.serai.spi.tool.Tool;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tools as a workflow sees them that is bound to plugin versions. */
record VersionedTools(ToolRegistry registry, Map<String, String> versions) implements Tools {
    @Override
    public List<ToolInfo> list() {
        return registry.list();
    }

    @Override
    public Optional<Tool> find(String name) {
        return registry.find(name, versions);
    }

    @Override
    public Optional<ToolInfo> info(String name) {
        return registry.info(name, versions);
    }
}
