package io.serai.shell.internal.plugin;

import io.serai.api.plugin.ActivePlugins;
import io.serai.spi.plugin.ContributionSource;
import java.lang.reflect.InvocationTargetException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.Registry;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Has a command that several versions of a plugin bring run in the active one. Karaf runs the one that came last, and
 * forgets the name altogether when any of them goes; entering the active version's anew sets both right.
 */
@Component(service = ContributionSource.class, immediate = true)
public final class PluginCommands implements ContributionSource {
    private final Registry registry;
    private final ActivePlugins plugins;
    private final BundleContext context;
    private final Function<Class<?>, @Nullable Bundle> bundleOf;
    private final AutoCloseable following;
    private final BundleListener listener = this::bundleChanged;
    /** Names that more than one version had at the last look; guarded by this. */
    private final Set<String> shared = new HashSet<>();

    @Activate
    public PluginCommands(BundleContext context, @Reference SessionFactory sessions, @Reference ActivePlugins plugins) {
        this(context, sessions.getRegistry(), plugins, FrameworkUtil::getBundle);
    }

    PluginCommands(
            BundleContext context,
            Registry registry,
            ActivePlugins plugins,
            Function<Class<?>, @Nullable Bundle> bundleOf) {
        this.context = context;
        this.registry = registry;
        this.plugins = plugins;
        this.bundleOf = bundleOf;
        context.addBundleListener(listener);
        following = plugins.whenChanged(this::refresh);
    }

    @Deactivate
    public void close() throws Exception {
        following.close();
        context.removeBundleListener(listener);
    }

    private void bundleChanged(BundleEvent event) {
        boolean cameOrWent = event.getType() == BundleEvent.STARTED || event.getType() == BundleEvent.STOPPED;
        if (cameOrWent && plugins.pluginOf(event.getBundle()).isPresent()) {
            refresh();
        }
    }

    private synchronized void refresh() {
        Map<String, List<Command>> byName = registry.getCommands().stream()
                .filter(command -> owner(command) != null)
                .collect(Collectors.groupingBy(PluginCommands::name));
        Set<String> several = byName.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        shared.addAll(several);
        for (String name : shared) {
            for (Command command : byName.getOrDefault(name, List.of())) {
                Bundle owner = owner(command);
                if (owner != null && plugins.isActive(owner)) {
                    registry.unregister(command);
                    registry.register(command);
                }
            }
        }
        shared.retainAll(several);
    }

    private static String name(Command command) {
        return command.getScope() + ":" + command.getName();
    }

    /** The plugin's bundle that brings a command; null for the hub's own. */
    private @Nullable Bundle owner(Command command) {
        Bundle bundle = bundleOf.apply(type(command));
        return bundle != null && plugins.pluginOf(bundle).isPresent() ? bundle : null;
    }

    /** Karaf wraps each annotated class in a command of its own, which says so in a public method outside of its API. */
    private static Class<?> type(Command command) {
        try {
            return (Class<?>) command.getClass().getMethod("getActionClass").invoke(command);
        } catch (NoSuchMethodException plain) {
            return command.getClass();
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("A command does not say where it comes from: " + command, e);
        }
    }

    @Override
    public String kind() {
        return "commands";
    }

    @Override
    public List<String> of(Bundle bundle) {
        return registry.getCommands().stream()
                .filter(command -> bundle.equals(owner(command)))
                .map(PluginCommands::name)
                .toList();
    }
}
