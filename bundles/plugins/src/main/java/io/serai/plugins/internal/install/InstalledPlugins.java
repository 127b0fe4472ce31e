package io.serai.plugins.internal.install;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.UnavailableException;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.plugin.Plugin;
import io.serai.api.plugin.Plugins;
import io.serai.plugins.internal.tool.ToolRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The plugins there are, and how people add to them and take from them. */
@Component(service = Plugins.class)
public final class InstalledPlugins implements Plugins {
    private static final String CATALOG = "catalog:";

    private final BundleContext context;
    private final PluginReconciler reconciler;
    private final ToolRegistry tools;
    private final Catalog catalog;
    private final Object changing = new Object();

    @Activate
    public InstalledPlugins(
            BundleContext context,
            @Reference PluginReconciler reconciler,
            @Reference ToolRegistry tools,
            @Reference Catalog catalog) {
        this.context = context;
        this.reconciler = reconciler;
        this.tools = tools;
        this.catalog = catalog;
    }

    @Override
    public Page<Plugin> list(PageRequest page) {
        return Pages.of(
                reconciler.states().values().stream().map(this::show).toList(),
                Plugin::id,
                plugin -> plugin.id() + " " + plugin.name() + " " + plugin.summary(),
                page);
    }

    @Override
    public Plugin get(String id) {
        return show(state(id));
    }

    @Override
    public Plugin install(String source) {
        if (!source.startsWith(CATALOG)) {
            throw new InvalidInputException(
                    "plugin.source", "A source is catalog:ID or catalog:ID@VERSION, not '" + source + "'.");
        }
        String wanted = source.substring(CATALOG.length());
        int at = wanted.indexOf('@');
        String id = at < 0 ? wanted : wanted.substring(0, at);
        Catalog.Offer offer = catalog.find(id, at < 0 ? null : wanted.substring(at + 1))
                .orElseThrow(() -> new NotFoundException(
                        "plugin.not-in-catalog", "The catalog has no plugin " + wanted.replace("@", " ") + "."));
        synchronized (changing) {
            if (catalog.installed().stream()
                    .anyMatch(installed -> installed.offer().equals(offer))) {
                throw new ConflictException(
                        "plugin.installed", "Plugin " + id + " " + offer.version() + " is already installed.");
            }
            catalog.install(offer);
            reconciler.passNow();
        }
        return get(id);
    }

    @Override
    public void remove(String id) {
        synchronized (changing) {
            PluginState state = state(id);
            if (state.offer() != null) {
                List<String> needing = catalog.neededBy(state.offer());
                if (!needing.isEmpty()) {
                    throw new ConflictException(
                            "plugin.needed", "Plugin " + id + " is needed by " + String.join(", ", needing) + ".");
                }
                catalog.uninstall(state.offer());
            } else {
                Optional<Path> file = state.location().file();
                if (file.isEmpty()) {
                    throw new ConflictException(
                            "plugin.system", "Plugin " + id + " is part of this hub's set-up and is removed there.");
                }
                removeDroppedIn(state, file.get());
            }
            reconciler.passNow();
        }
    }

    /** The file goes first, or the drop-in folder would bring the bundle back. */
    private void removeDroppedIn(PluginState state, Path file) {
        try {
            Files.deleteIfExists(file);
            Bundle bundle = context.getBundle(state.bundle().bundleId());
            if (bundle != null) {
                bundle.uninstall();
            }
        } catch (IOException | BundleException e) {
            throw new UnavailableException(
                    "plugin.remove-failed",
                    "Plugin " + state.bundle().id() + " could not be removed: " + e.getMessage(),
                    5,
                    e);
        }
    }

    private PluginState state(String id) {
        PluginState state = reconciler.states().get(id);
        if (state == null) {
            throw new NotFoundException("plugin.not-found", "There is no plugin " + id + ".");
        }
        return state;
    }

    private Plugin show(PluginState state) {
        return state.show(tools.of(state.bundle().bundleId()));
    }
}
