package io.serai.plugins.internal.install;

import io.serai.plugins.internal.diagnosis.BundleDiagnosis;
import io.serai.plugins.internal.diagnosis.Finding;
import io.serai.plugins.internal.identity.Location;
import io.serai.plugins.internal.identity.PluginBundle;
import io.serai.plugins.internal.identity.PluginBundles;
import io.serai.plugins.internal.tool.ToolRegistry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;

/** Looks at every bundle there is and says which plugins run and what keeps the others from it. One thread. */
final class PluginSurvey {
    private final BundleContext context;
    private final PluginBundles plugins;
    private final BundleDiagnosis diagnosis;
    private final ToolRegistry tools;
    private final LongSupplier clockMillis;
    private final long graceMillis;
    private final Map<Long, Since> since = new HashMap<>();
    private boolean restless;
    private boolean waiting;

    /** @param graceMillis how long a bundle may be on its way before it is asked what keeps it */
    PluginSurvey(
            BundleContext context,
            PluginBundles plugins,
            BundleDiagnosis diagnosis,
            ToolRegistry tools,
            LongSupplier clockMillis,
            long graceMillis) {
        this.context = context;
        this.plugins = plugins;
        this.diagnosis = diagnosis;
        this.tools = tools;
        this.clockMillis = clockMillis;
        this.graceMillis = graceMillis;
    }

    /** The plugins by id; of several versions the newest that runs, else the newest. */
    Map<String, Found> look() {
        restless = false;
        waiting = false;
        Map<String, Found> found = new TreeMap<>();
        Set<Long> present = new HashSet<>();
        for (Bundle bundle : context.getBundles()) {
            Optional<PluginBundle> plugin = plugins.identify(bundle);
            if (plugin.isPresent()) {
                present.add(bundle.getBundleId());
                found.merge(plugin.get().id(), examine(bundle, plugin.get()), PluginSurvey::better);
            }
        }
        since.keySet().removeIf(id -> {
            if (present.contains(id)) {
                return false;
            }
            diagnosis.forget(id);
            plugins.forget(id);
            return true;
        });
        return found;
    }

    /** Whether something was still on its way at the last look, so that another look is due soon. */
    boolean isRestless() {
        return restless;
    }

    /** Whether something waits for what may come without any sign of it. */
    boolean isWaiting() {
        return waiting;
    }

    private Found examine(Bundle bundle, PluginBundle plugin) {
        int state = bundle.getState();
        if (plugin.problem() != null) {
            note(bundle, state);
            return new Found(bundle, plugin, PluginState.FAILED, plugin.problem());
        }
        boolean fresh = isFresh(bundle, state);
        if (fresh && state != Bundle.ACTIVE) {
            restless = true;
            return new Found(bundle, plugin, PluginState.STARTING, null);
        }
        Finding finding = diagnosis.examine(bundle);
        if (finding != null) {
            restless |= fresh;
            waiting |= !finding.isFinal();
            boolean failed = finding.isFinal() && !fresh;
            return new Found(bundle, plugin, failed ? PluginState.FAILED : PluginState.STARTING, finding.sentence());
        }
        return switch (bundle.getState()) {
            case Bundle.ACTIVE -> active(bundle, plugin);
            case Bundle.STARTING, Bundle.STOPPING -> new Found(bundle, plugin, PluginState.STARTING, null);
            default -> new Found(bundle, plugin, PluginState.RESOLVED, null);
        };
    }

    /** It runs; what of it is not offered is still said. */
    private Found active(Bundle bundle, PluginBundle plugin) {
        String problem = String.join(" ", tools.problemsOf(bundle.getBundleId()));
        return new Found(bundle, plugin, PluginState.ACTIVE, problem.isEmpty() ? null : problem);
    }

    private boolean isFresh(Bundle bundle, int state) {
        return clockMillis.getAsLong() - note(bundle, state) < graceMillis;
    }

    private long note(Bundle bundle, int state) {
        return since.compute(
                        bundle.getBundleId(),
                        (id, known) -> known != null && known.state() == state
                                ? known
                                : new Since(state, clockMillis.getAsLong()))
                .millis();
    }

    private static Found better(Found one, Found other) {
        return Comparator.comparing((Found found) -> found.state().equals(PluginState.ACTIVE))
                                .thenComparing(found -> Version.parseVersion(found.osgiVersion()))
                                .compare(one, other)
                        >= 0
                ? one
                : other;
    }

    private record Since(int state, long millis) {}

    /** One plugin's bundle, how it is, and what is wrong. */
    record Found(
            Bundle bundle,
            PluginBundle plugin,
            String state,
            @Nullable String problem) {
        Location location() {
            return Location.of(bundle.getLocation());
        }

        boolean isRunning() {
            return state.equals(PluginState.ACTIVE);
        }

        private String osgiVersion() {
            return bundle.getVersion().toString();
        }
    }
}
