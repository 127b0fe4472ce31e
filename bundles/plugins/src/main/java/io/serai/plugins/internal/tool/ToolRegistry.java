package io.serai.plugins.internal.tool;

import io.serai.api.tool.ToolInfo;
import io.serai.api.tool.Tools;
import io.serai.plugins.internal.identity.PluginBundles;
import io.serai.spi.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private final PluginBundles plugins;
    private final Object lock = new Object();
    /** In order of arrival; guarded by the lock. */
    private final List<OfferedTool> entries = new ArrayList<>();
    /** The first usable one of each name; replaced as a whole, read without the lock. */
    private volatile TreeMap<String, OfferedTool> active = new TreeMap<>();

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public ToolRegistry(@Reference PluginBundles plugins) {
        this.plugins = plugins;
    }

    @Reference(service = Tool.class, cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindTool(Tool tool, ServiceReference<Tool> reference) {
        Bundle bundle = reference.getBundle();
        if (bundle == null) {
            return; // gone again already
        }
        OfferedTool entry = OfferedTool.of(
                reference, bundle.getBundleId(), tool, plugins.idOf(bundle).orElse(null));
        synchronized (lock) {
            entries.add(entry);
            choose();
        }
        listeners.forEach(Runnable::run);
    }

    public void unbindTool(ServiceReference<Tool> reference) {
        synchronized (lock) {
            // by registration, so that a late goodbye of the old version never removes the new one
            entries.removeIf(entry -> entry.reference().equals(reference));
            choose();
        }
        listeners.forEach(Runnable::run);
    }

    @Override
    public List<ToolInfo> list() {
        return active.values().stream().map(OfferedTool::info).toList();
    }

    @Override
    public Optional<Tool> find(String name) {
        return Optional.ofNullable(active.get(name)).map(OfferedTool::tool);
    }

    /** The tool behind a check of its arguments, for callers that do not check themselves. */
    public Optional<Tool> checked(String name) {
        return Optional.ofNullable(active.get(name)).map(OfferedTool::checked);
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
            for (OfferedTool entry : entries) {
                if (entry.bundleId() != bundleId) {
                    continue;
                }
                OfferedTool winner = active.get(entry.info().name());
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
        TreeMap<String, OfferedTool> chosen = new TreeMap<>();
        for (OfferedTool entry : entries) {
            if (entry.problem() == null) {
                chosen.putIfAbsent(entry.info().name(), entry);
            }
        }
        active = chosen;
    }
}
