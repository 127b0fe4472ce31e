package io.serai.plugins.internal.permission;

import io.serai.api.event.EventBus;
import io.serai.api.plugin.PluginAccess;
import io.serai.api.tool.Tools;

/** One plugin's view of {@link GrantedPermissions}. */
final class CheckedAccess implements PluginAccess {
    private final GrantedPermissions permissions;
    private final String plugin;

    CheckedAccess(GrantedPermissions permissions, String plugin) {
        this.permissions = permissions;
        this.plugin = plugin;
    }

    @Override
    public String plugin() {
        return plugin;
    }

    @Override
    public boolean isDeclared(Kind kind, String target) {
        return permissions.isDeclared(plugin, kind, target);
    }

    @Override
    public void require(Kind kind, String target) {
        permissions.require(plugin, kind, target);
    }

    @Override
    public Tools guard(Tools tools) {
        return new CheckedTools(this, tools);
    }

    @Override
    public EventBus guard(EventBus events) {
        return new CheckedEvents(this, events, type -> permissions.allows(plugin, Kind.EVENT, type));
    }
}
