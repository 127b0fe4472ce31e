package io.serai.plugins.internal.install;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A plugin that cannot start. */
public final class ThrowingActivator implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        throw new IllegalStateException("no licence key");
    }

    @Override
    public void stop(BundleContext context) {}
}
