package io.serai.workflows.internal.pack;

import io.serai.api.event.EventBus;
import io.serai.api.plugin.PluginAccess;
import io.serai.api.tool.Tools;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Lets everything pass and notes what a plugin would have to declare for it. */
final class ReachRecorder implements PluginAccess {
    private final Set<String> permissions = new ConcurrentSkipListSet<>();

    Set<String> permissions() {
        return permissions;
    }

    @Override
    public String plugin() {
        return "";
    }

    @Override
    public boolean isDeclared(Kind kind, String target) {
        permissions.add(kind.name().toLowerCase(Locale.ROOT) + ":" + target);
        return true;
    }

    @Override
    public void require(Kind kind, String target) {
        // what is called while a context starts is no part of the workflow's work
    }

    @Override
    public Tools guard(Tools tools) {
        return tools;
    }

    @Override
    public EventBus guard(EventBus events) {
        return events;
    }
}
