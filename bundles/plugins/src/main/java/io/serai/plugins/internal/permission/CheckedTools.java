package io.serai.plugins.internal.permission;

import io.serai.api.plugin.PluginAccess;
import io.serai.api.plugin.PluginAccess.Kind;
import io.serai.api.tool.ToolInfo;
import io.serai.api.tool.Tools;
import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.serai.spi.tool.ToolDescription;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tools that a plugin sees, each behind a check when it is called; its own need none. */
record CheckedTools(PluginAccess access, Tools tools) implements Tools {
    @Override
    public List<ToolInfo> list() {
        return tools.list();
    }

    @Override
    public Optional<ToolInfo> info(String name) {
        return tools.info(name);
    }

    @Override
    public Optional<Tool> find(String name) {
        return tools.find(name).map(tool -> isOwn(name) ? tool : new Checked(access, name, tool));
    }

    private boolean isOwn(String name) {
        return tools.info(name)
                .filter(info -> access.plugin().equals(info.plugin()))
                .isPresent();
    }

    private record Checked(PluginAccess access, String name, Tool tool) implements Tool {
        @Override
        public ToolDescription description() {
            return tool.description();
        }

        @Override
        public @Nullable Object call(ToolCall call) throws Exception {
            access.require(Kind.TOOL, name);
            return tool.call(call);
        }
    }
}
