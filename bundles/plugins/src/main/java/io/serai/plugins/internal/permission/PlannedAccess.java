package io.serai.plugins.internal.permission;

import io.serai.api.error.ForbiddenException;
import io.serai.api.event.EventBus;
import io.serai.api.plugin.PluginAccess;
import io.serai.api.tool.Tools;
import java.util.function.Predicate;

/** What a package declares that is only looked at: nothing of it runs, so nothing is let pass. */
record PlannedAccess(PermissionChecks checks, String plugin, Asks asks, Predicate<String> ownTools)
        implements PluginAccess {
    @Override
    public boolean isDeclared(Kind kind, String target) {
        return kind == Kind.TOOL && ownTools.test(target) || checks.covers(plugin, asks, kind, target);
    }

    @Override
    public void require(Kind kind, String target) {
        throw new ForbiddenException(
                PermissionTrail.DENIED, "Plugin " + plugin + " is not installed, and may use nothing.");
    }

    @Override
    public Tools guard(Tools tools) {
        return new CheckedTools(this, tools);
    }

    @Override
    public EventBus guard(EventBus events) {
        return new CheckedEvents(this, events, type -> false);
    }
}
