package io.serai.workflows.internal.plugin;

import io.serai.api.error.UnavailableException;
import io.serai.api.event.EventBus;
import io.serai.api.plugin.PluginAccess;
import io.serai.api.plugin.PluginPermissions;
import io.serai.api.tool.ToolInfo;
import io.serai.api.tool.Tools;
import io.serai.spi.tool.Tool;
import io.serai.workflows.internal.deploy.ContextBuilder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What plugins may reach, asked of whoever is there when something is called. Without anybody nothing may pass. */
public final class LiveAccess implements ContextBuilder.Owners {
    private volatile @Nullable PluginPermissions permissions;

    public void use(PluginPermissions now) {
        permissions = now;
    }

    /** Not any more, if it is still that one. */
    public void leave(PluginPermissions gone) {
        if (gone.equals(permissions)) {
            permissions = null;
        }
    }

    @Override
    public PluginAccess of(String plugin, @Nullable String version) {
        return new Access(plugin, version);
    }

    private final class Access implements PluginAccess {
        private final String plugin;
        private final @Nullable String version;

        Access(String plugin, @Nullable String version) {
            this.plugin = plugin;
            this.version = version;
        }

        private PluginAccess now() {
            PluginPermissions there = permissions;
            if (there == null) {
                throw new UnavailableException("hub.starting", "What plugins may reach is not known yet.", 1);
            }
            return there.of(plugin, version);
        }

        @Override
        public String plugin() {
            return plugin;
        }

        @Override
        public boolean isDeclared(Kind kind, String target) {
            PluginPermissions there = permissions;
            return there == null || there.of(plugin, version).isDeclared(kind, target);
        }

        @Override
        public void require(Kind kind, String target) {
            now().require(kind, target);
        }

        @Override
        public Tools guard(Tools tools) {
            return new Guarded(tools);
        }

        @Override
        public EventBus guard(EventBus events) {
            return now().guard(events);
        }

        private final class Guarded implements Tools {
            private final Tools tools;

            Guarded(Tools tools) {
                this.tools = tools;
            }

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
                return now().guard(tools).find(name);
            }
        }
    }
}
