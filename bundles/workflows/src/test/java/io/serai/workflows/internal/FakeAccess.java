package io.serai.workflows.internal;

import io.serai.api.error.ForbiddenException;
import io.serai.api.event.EventBus;
import io.serai.api.plugin.PluginAccess;
import io.serai.api.tool.Tools;
import io.serai.workflows.internal.deploy.ContextBuilder;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Lets everything pass that is not forbidden. */
final class FakeAccess implements ContextBuilder.Owners {
    /** Such as {@code OUTBOUND:example.com:80}. */
    final Set<String> undeclared = ConcurrentHashMap.newKeySet();

    final Set<String> denied = ConcurrentHashMap.newKeySet();

    @Override
    public PluginAccess of(String plugin, @Nullable String version) {
        return new PluginAccess() {
            @Override
            public String plugin() {
                return plugin;
            }

            @Override
            public boolean isDeclared(Kind kind, String target) {
                return !undeclared.contains(kind + ":" + target);
            }

            @Override
            public void require(Kind kind, String target) {
                if (denied.contains(kind + ":" + target)) {
                    throw new ForbiddenException("plugin.permission-denied", "Not " + target + ".");
                }
            }

            @Override
            public Tools guard(Tools tools) {
                return tools;
            }

            @Override
            public EventBus guard(EventBus events) {
                return events;
            }
        };
    }
}
