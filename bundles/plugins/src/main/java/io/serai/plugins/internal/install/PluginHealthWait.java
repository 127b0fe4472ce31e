package io.serai.plugins.internal.install;

import io.serai.api.error.InvalidInputException;
import io.serai.plugins.internal.diagnosis.Finding;
import io.serai.plugins.internal.framework.InstalledVersion;
import io.serai.plugins.internal.framework.PluginFramework;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleListener;
import org.osgi.framework.ServiceListener;

/** Waits until a started version does its work, or cannot. */
final class PluginHealthWait {
    /** Components and containers that come up in other threads send no event that says they failed. */
    private static final long LOOK_AGAIN_MILLIS = 25;

    private final BundleContext context;
    private final PluginFramework framework;
    private final long patienceMillis;
    private final long startMillis;

    /**
     * @param patienceMillis how long something may be missing
     * @param startMillis how long a start may take in all
     */
    PluginHealthWait(BundleContext context, PluginFramework framework, long patienceMillis, long startMillis) {
        this.context = context;
        this.framework = framework;
        this.patienceMillis = patienceMillis;
        this.startMillis = startMillis;
    }

    /** @throws InvalidInputException {@code plugin.start-failed} */
    void await(InstalledVersion version) {
        Object changed = new Object();
        ServiceListener services = event -> wake(changed);
        BundleListener bundles = event -> wake(changed);
        context.addServiceListener(services);
        context.addBundleListener(bundles);
        try {
            long begin = millis();
            while (true) {
                Finding finding = framework.examine(version);
                if (finding == null && framework.isActive(version)) {
                    return;
                }
                long waited = millis() - begin;
                if (finding != null && (finding.isFinal() || waited > patienceMillis)) {
                    throw failed(version, finding.sentence());
                }
                if (waited > startMillis) {
                    throw failed(version, "It has not started within " + startMillis / 1000 + " s.");
                }
                synchronized (changed) {
                    changed.wait(LOOK_AGAIN_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(version, "The hub stops.");
        } finally {
            context.removeServiceListener(services);
            context.removeBundleListener(bundles);
        }
    }

    private static void wake(Object changed) {
        synchronized (changed) {
            changed.notifyAll();
        }
    }

    private static InvalidInputException failed(InstalledVersion version, String why) {
        return new InvalidInputException(
                "plugin.start-failed", "Plugin " + version.id() + " " + version.version() + " does not start. " + why);
    }

    private static long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
