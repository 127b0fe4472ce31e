package io.serai.plugins.internal.diagnosis;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/**
 * Finds out why a bundle does not do its work. To be asked about a bundle that has been in its state for a moment, not
 * in the middle of an update.
 */
@Component(service = BundleDiagnosis.class)
public final class BundleDiagnosis {
    private final FrameworkStartLevel startLevel;
    private final MissingRequirements requirements;
    private final ComponentStates components;
    private final BlueprintStates blueprints;
    private final Map<Long, StartFailure> failures = new ConcurrentHashMap<>();

    @Activate
    public BundleDiagnosis(
            BundleContext context,
            @Reference ServiceComponentRuntime components,
            @Reference BlueprintStates blueprints) {
        Bundle system = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        startLevel = Objects.requireNonNull(system.adapt(FrameworkStartLevel.class));
        requirements = new MissingRequirements(Objects.requireNonNull(system.adapt(FrameworkWiring.class)));
        this.components = new ComponentStates(components);
        this.blueprints = blueprints;
    }

    /** What is wrong with a bundle, or null if nothing is. */
    public @Nullable Finding examine(Bundle bundle) {
        return switch (bundle.getState()) {
            case Bundle.ACTIVE -> {
                failures.remove(bundle.getBundleId());
                Finding finding = blueprints.of(bundle);
                yield finding == null || !finding.isFinal() ? worse(components.of(bundle), finding) : finding;
            }
            case Bundle.INSTALLED -> {
                String missing = requirements.of(bundle);
                yield missing == null ? startFailure(bundle) : Finding.failed(missing);
            }
            case Bundle.RESOLVED -> startFailure(bundle);
            default -> null;
        };
    }

    /** Which of a bundle's requirements nothing in the framework meets, in one sentence; null if each could be met. */
    public @Nullable String missing(Bundle bundle) {
        return requirements.of(bundle);
    }

    public void forget(long bundleId) {
        failures.remove(bundleId);
    }

    private static @Nullable Finding worse(@Nullable Finding one, @Nullable Finding other) {
        return one == null ? other : one;
    }

    /**
     * Whoever started the bundle got the exception, and nobody keeps it: so it is started once more. A bundle that is
     * not meant to run (stopped by a person, or above the start level) is left alone.
     */
    private @Nullable Finding startFailure(Bundle bundle) {
        BundleStartLevel level = bundle.adapt(BundleStartLevel.class);
        if (level == null || !level.isPersistentlyStarted() || level.getStartLevel() > startLevel.getStartLevel()) {
            return null;
        }
        StartFailure known = failures.get(bundle.getBundleId());
        if (known != null && known.revision() == bundle.getLastModified() && known.state() == bundle.getState()) {
            return Finding.failed(known.sentence());
        }
        try {
            bundle.start(Bundle.START_TRANSIENT);
            return null;
        } catch (BundleException | RuntimeException e) {
            String sentence = sentence(e);
            failures.put(bundle.getBundleId(), new StartFailure(bundle.getLastModified(), bundle.getState(), sentence));
            return Finding.failed(sentence);
        }
    }

    private static String sentence(Exception e) {
        if (e instanceof BundleException bundleException
                && bundleException.getType() == BundleException.ACTIVATOR_ERROR) {
            return "Its activator threw " + Causes.root(e);
        }
        return "It does not start: " + Causes.root(e);
    }

    private record StartFailure(long revision, int state, String sentence) {}
}
