package io.serai.plugins.internal.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.api.tool.ToolInfo;
import io.serai.api.tool.Tools;
import io.serai.plugins.internal.descriptor.JsonCheck;
import io.serai.plugins.internal.identity.PluginBundles;
import io.serai.plugins.internal.identity.PluginBundles.PluginId;
import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Every {@link Tool} service, by name. Of two tools with one name the first stays; the other is reported on its plugin
 * and takes over when the first has gone.
 */
@Component(
        service = {Tools.class, ToolRegistry.class},
        immediate = true)
public final class ToolRegistry implements Tools {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PluginBundles plugins;
    private final Object lock = new Object();
    /** In order of arrival; guarded by the lock. */
    private final List<Entry> entries = new ArrayList<>();
    /** The first usable one of each name; replaced as a whole, read without the lock. */
    private volatile TreeMap<String, Entry> active = new TreeMap<>();

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public ToolRegistry(@Reference PluginBundles plugins) {
        this.plugins = plugins;
    }

    @Reference(service = Tool.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindTool(Tool tool, ServiceReference<Tool> reference) {
        Bundle bundle = reference.getBundle();
        if (bundle == null) {
            return; // gone again already
        }
        Entry entry = entry(reference, bundle, tool);
        synchronized (lock) {
            entries.add(entry);
            choose();
        }
        listeners.forEach(Runnable::run);
    }

    void unbindTool(ServiceReference<Tool> reference) {
        synchronized (lock) {
            // by registration, so that a late goodbye of the old version never removes the new one
            entries.removeIf(entry -> entry.reference().equals(reference));
            choose();
        }
        listeners.forEach(Runnable::run);
    }

    @Override
    public List<ToolInfo> list() {
        return active.values().stream().map(Entry::info).toList();
    }

    @Override
    public Optional<Tool> find(String name) {
        return Optional.ofNullable(active.get(name)).map(Entry::tool);
    }

    public Optional<ToolInfo> info(String name) {
        return Optional.ofNullable(active.get(name)).map(Entry::info);
    }

    /** The names of the tools that a bundle contributes now. */
    public List<String> of(long bundleId) {
        return active.values().stream()
                .filter(entry -> entry.bundleId() == bundleId)
                .map(entry -> entry.info().name())
                .toList();
    }

    /** Why tools of a bundle are not offered, one sentence each. */
    public List<String> problemsOf(long bundleId) {
        List<String> problems = new ArrayList<>();
        synchronized (lock) {
            for (Entry entry : entries) {
                if (entry.bundleId() != bundleId) {
                    continue;
                }
                Entry winner = active.get(entry.info().name());
                if (entry.problem() != null) {
                    problems.add(entry.problem());
                } else if (winner != null && !winner.equals(entry)) {
                    problems.add("Its tool " + entry.info().name() + " is not offered, because " + winner.owner()
                            + " already has a tool of that name.");
                }
            }
        }
        return problems;
    }

    /** Runs a task after every change, on the thread that changed something. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    private void choose() {
        TreeMap<String, Entry> chosen = new TreeMap<>();
        for (Entry entry : entries) {
            if (entry.problem() == null) {
                chosen.putIfAbsent(entry.info().name(), entry);
            }
        }
        active = chosen;
    }

    private Entry entry(ServiceReference<Tool> reference, Bundle bundle, Tool tool) {
        PluginId owner = plugins.idOf(bundle).orElse(null);
        String id = owner == null ? null : owner.id();
        String version = owner == null ? null : owner.version();
        ToolDescription description;
        try {
            description = tool.description();
        } catch (RuntimeException | LinkageError e) {
            ToolInfo unknown = new ToolInfo(tool.getClass().getName(), "", "{}", null, id, version);
            return new Entry(
                    reference,
                    bundle.getBundleId(),
                    tool,
                    unknown,
                    "Its tool " + tool.getClass().getName() + " cannot describe itself: " + e);
        }
        ToolInfo info = new ToolInfo(
                description.name(),
                description.summary(),
                description.inputSchema(),
                description.outputSchema(),
                id,
                version);
        if (owner != null && !owner.usable()) {
            return new Entry(
                    reference,
                    bundle.getBundleId(),
                    tool,
                    info,
                    "Its tool " + info.name() + " is not offered, because plugin.json is wrong.");
        }
        if (!NAME.matcher(description.name()).matches()) {
            return new Entry(
                    reference,
                    bundle.getBundleId(),
                    tool,
                    info,
                    "A tool's name is lower-case words joined by" + " hyphens, not '" + description.name() + "'.");
        }
        try {
            JsonCheck check = new JsonCheck(JSON.readTree(description.inputSchema()));
            return new Entry(reference, bundle.getBundleId(), new CheckedTool(tool, description, check), info, null);
        } catch (JsonProcessingException e) {
            return new Entry(
                    reference,
                    bundle.getBundleId(),
                    tool,
                    info,
                    "The input schema of its tool " + info.name() + " is not JSON: " + e.getOriginalMessage() + ".");
        } catch (IllegalArgumentException e) {
            return new Entry(
                    reference,
                    bundle.getBundleId(),
                    tool,
                    info,
                    "The input schema of its tool " + info.name() + " cannot be used: " + e.getMessage());
        }
    }

    private record Entry(
            ServiceReference<Tool> reference,
            long bundleId,
            Tool tool,
            ToolInfo info,
            @Nullable String problem) {
        String owner() {
            return info.plugin() == null ? "the hub itself" : info.plugin() + " " + info.pluginVersion();
        }
    }
}
