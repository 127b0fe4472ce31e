package io.serai.plugins.internal.permission;

import io.serai.api.event.EventBus;
import io.serai.api.plugin.PluginAccess;
import io.serai.api.tool.Tools;
import org.jspecify.annotations.Nullable;

/** One plugin version's view of what is granted. */
final class CheckedAccess implements PluginAccess {
    private final PermissionChecks checks;
    private final String plugin;
    private final @Nullable String version;

    CheckedAccess(PermissionChecks checks, String plugin, @Nullable String version) {
        this.checks = checks;
        this.plugin = plugin;
        this.version = version;
    }

    @Override
    public String plugin() {
        return plugin;
    }

    @Override
    public boolean isDeclared(Kind kind, String target) {
        return checks.isDeclared(plugin, version, kind, target);
    }

    @Override
    public void require(Kind kind, String target) {
        checks.require(plugin, version, kind, target);
    }

    @Override
    public Tools guard(Tools tools) {
        return new CheckedTools(this, tools);
    }

    @Override
    public EventBus guard(EventBus events) {
        return new CheckedEvents(this, events, type -> checks.allows(plugin, version, Kind.EVENT, type));
    }
}
