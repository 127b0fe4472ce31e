package io.serai.plugins.internal.surface;

import io.serai.api.error.InvalidInputException;
import io.serai.api.plugin.ActivePlugins;
import io.serai.api.plugin.PluginPanel;
import io.serai.api.plugin.PluginPanels;
import io.serai.plugins.internal.framework.PluginId;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The panels and agents of the plugin versions that are active now. Nothing is kept: the bundles are asked each time, so that
 * nothing can stay behind when one goes.
 */
@Component(service = {PluginPanels.class, ActiveSurfaces.class})
public final class ActiveSurfaces implements PluginPanels {
    private static final Logger LOG = LoggerFactory.getLogger(ActiveSurfaces.class);

    private final BundleContext context;
    private final ActivePlugins active;
    private final SurfaceReader reader = new SurfaceReader();

    @Activate
    public ActiveSurfaces(BundleContext context, @Reference ActivePlugins active) {
        this.context = context;
        this.active = active;
    }

    @Override
    public List<PluginPanel> list() {
        List<PluginPanel> panels = new ArrayList<>(all(reader::panels));
        panels.sort(Comparator.comparing(PluginPanel::plugin).thenComparing(PluginPanel::name));
        return panels;
    }

    @Override
    public Optional<PluginPanel> find(String plugin, String name) {
        return list().stream()
                .filter(panel -> panel.plugin().equals(plugin) && panel.name().equals(name))
                .findFirst();
    }

    /** By name. */
    public List<Agent> agents() {
        List<Agent> agents = new ArrayList<>(all(reader::agents));
        agents.sort(Comparator.comparing(Agent::name));
        return agents;
    }

    private <T> List<T> all(BiFunction<PluginId, Collection<Bundle>, List<T>> read) {
        Map<PluginId, List<Bundle>> owners = new LinkedHashMap<>();
        for (Bundle bundle : context.getBundles()) {
            if (active.isActive(bundle)) {
                PluginId.of(bundle)
                        .ifPresent(owner -> owners.computeIfAbsent(owner, fresh -> new ArrayList<>())
                                .add(bundle));
            }
        }
        List<T> found = new ArrayList<>();
        owners.forEach((owner, bundles) -> {
            try {
                found.addAll(read.apply(owner, bundles));
            } catch (InvalidInputException | IllegalStateException e) {
                // refused where it is installed; only what goes in this very moment comes here
                LOG.warn("Files of plugin {} {} are left out: {}", owner.id(), owner.version(), e.getMessage());
            }
        });
        return found;
    }

    @Override
    public Optional<File> file(String plugin, String version, String panel, String path) {
        int plus = version.indexOf('+');
        String digest = plus < 0 ? "" : version.substring(plus + 1);
        boolean fixed = digest.length() >= SurfaceReader.DIGEST_CHARACTERS;
        String wanted = plus < 0 ? version : version.substring(0, plus);
        for (Bundle bundle : context.getBundles()) {
            PluginId owner = PluginId.of(bundle).orElse(null);
            if (owner != null
                    && owner.id().equals(plugin)
                    && owner.version().equals(wanted)
                    && owner.digest().startsWith(digest)) {
                URL url = entry(bundle, SurfaceReader.PANELS + "/" + panel + "/" + path);
                if (url != null) {
                    return Optional.of(new File(url, fixed));
                }
            }
        }
        return Optional.empty();
    }

    private static @Nullable URL entry(Bundle bundle, String path) {
        try {
            URL url = bundle.getEntry(path);
            return url == null || url.getPath().endsWith("/") ? null : url;
        } catch (IllegalStateException gone) {
            return null; // uninstalled in this moment: it is not there
        }
    }
}
