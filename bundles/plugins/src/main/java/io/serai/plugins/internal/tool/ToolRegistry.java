package io.serai.plugins.internal.tool;

import io.serai.api.metric.Metrics;
import io.serai.api.tool.ToolInfo;
import io.serai.api.tool.Tools;
import io.serai.plugins.internal.framework.PluginId;
import io.serai.spi.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Every {@link Tool} service. Offered are the hub's own and those of each plugin's active version; those of other versions
 * are there for the executions that began with them.
 */
@Component(service = ToolRegistry.class, immediate = true)
public final class ToolRegistry implements Tools {
    private final Object lock = new Object();
    /** In order of arrival; guarded by the lock, replaced as a whole, read without it. */
    private volatile List<OfferedTool> entries = List.of();
    /** The digest of each plugin's active version. */
    private volatile Map<String, String> activeVersions = Map.of();
    /** What is offered, by name; replaced as a whole, read without the lock. */
    private volatile TreeMap<String, OfferedTool> active = new TreeMap<>();

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private final ToolMeters meters;

    @Activate
    public ToolRegistry(@Reference Metrics metrics) {
        this.meters = new ToolMeters(metrics);
    }

    @Reference(service = Tool.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindTool(Tool tool, ServiceReference<Tool> reference) {
        Bundle bundle = reference.getBundle();
        if (bundle == null) {
            return; // gone again already
        }
        OfferedTool entry = OfferedTool.of(reference, tool, PluginId.of(bundle).orElse(null), meters);
        synchronized (lock) {
            List<OfferedTool> next = new ArrayList<>(entries);
            next.add(entry);
            entries = List.copyOf(next);
            choose();
        }
        listeners.forEach(Runnable::run);
    }

    public void unbindTool(ServiceReference<Tool> reference) {
        synchronized (lock) {
            // by registration, so that a late goodbye of the old version never removes the new one
            List<OfferedTool> next = new ArrayList<>();
            for (OfferedTool entry : entries) {
                if (entry.reference().equals(reference)) {
                    meters.release(entry.tool());
                } else {
                    next.add(entry);
                }
            }
            entries = List.copyOf(next);
            choose();
        }
        listeners.forEach(Runnable::run);
    }

    /** Says which version of each plugin is active, by its digest. */
    public void activate(Map<String, String> digests) {
        synchronized (lock) {
            activeVersions = Map.copyOf(digests);
            choose();
        }
    }

    @Override
    public List<ToolInfo> list() {
        return active.values().stream().map(OfferedTool::info).toList();
    }

    @Override
    public Optional<Tool> find(String name) {
        return Optional.ofNullable(active.get(name)).map(OfferedTool::tool);
    }

    @Override
    public Optional<ToolInfo> info(String name) {
        return Optional.ofNullable(active.get(name)).map(OfferedTool::info);
    }

    /** The tool behind a check of its arguments, for callers that do not check themselves. */
    public Optional<Tool> checked(String name) {
        return Optional.ofNullable(active.get(name)).map(OfferedTool::checked);
    }

    /** These versions' tools first, by plugin and digest; then what is offered. */
    Optional<Tool> find(String name, Map<String, String> versions) {
        return offered(name, versions).map(OfferedTool::tool);
    }

    Optional<ToolInfo> info(String name, Map<String, String> versions) {
        return offered(name, versions).map(OfferedTool::info);
    }

    private Optional<OfferedTool> offered(String name, Map<String, String> versions) {
        OfferedTool offered = active.get(name);
        for (OfferedTool entry : entries) {
            PluginId owner = entry.owner();
            if (owner != null
                    && entry.problem() == null
                    && entry.info().name().equals(name)
                    && owner.digest().equals(versions.get(owner.id()))) {
                return Optional.of(entry);
            }
        }
        return Optional.ofNullable(offered);
    }

    /** The view of {@link #find(String, Map)}, live. */
    public Tools of(Map<String, String> versions) {
        return versions.isEmpty() ? this : new VersionedTools(this, versions);
    }

    /** The names of the tools that a plugin version brings, offered or not. */
    public List<String> of(String plugin, String digest) {
        return names(owner -> owner.id().equals(plugin) && owner.digest().equals(digest));
    }

    private List<String> names(Predicate<PluginId> whose) {
        return entries.stream()
                .filter(entry -> entry.problem() == null && entry.owner() != null && whose.test(entry.owner()))
                .map(entry -> entry.info().name())
                .sorted()
                .toList();
    }

    /** Why tools of a plugin version cannot be offered, one sentence each. */
    public List<String> problemsOf(String plugin, String digest) {
        return entries.stream()
                .filter(entry -> isOf(entry, plugin, digest) && entry.problem() != null)
                .map(entry -> String.valueOf(entry.problem()))
                .toList();
    }

    /** Which names of a plugin version's tools belong to somebody else, one sentence each. */
    public List<String> clashesOf(String plugin, String digest) {
        List<String> clashes = new ArrayList<>();
        for (OfferedTool entry : entries) {
            OfferedTool holder = active.get(entry.info().name());
            if (isOf(entry, plugin, digest) && holder != null && !isOf(holder, plugin)) {
                clashes.add(
                        "Its tool " + entry.info().name() + " has the name of a tool of " + holder.ownerName() + ".");
            }
        }
        return clashes;
    }

    private static boolean isOf(OfferedTool entry, String plugin) {
        PluginId owner = entry.owner();
        return owner != null && owner.id().equals(plugin);
    }

    private static boolean isOf(OfferedTool entry, String plugin, String digest) {
        PluginId owner = entry.owner();
        return owner != null && owner.id().equals(plugin) && owner.digest().equals(digest);
    }

    /** Runs a task after every change, on the thread that changed something. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    private void choose() {
        TreeMap<String, OfferedTool> chosen = new TreeMap<>();
        for (OfferedTool entry : entries) {
            if (entry.problem() == null && isActive(entry.owner())) {
                chosen.putIfAbsent(entry.info().name(), entry);
            }
        }
        active = chosen;
    }

    private boolean isActive(@Nullable PluginId owner) {
        return owner == null || owner.digest().equals(activeVersions.get(owner.id()));
    }
}
