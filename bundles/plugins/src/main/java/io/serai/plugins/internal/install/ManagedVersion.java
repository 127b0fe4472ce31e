package io.serai.plugins.internal.install;

import io.serai.api.workflow.RoutePackEntry;
import io.serai.plugins.internal.framework.InstalledVersion;
import io.serai.plugins.internal.pack.PluginPackage;
import io.serai.plugins.internal.wanted.WantedVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wanted version and what there is of it; unchanging, replaced as it fares.
 *
 * @param plugin null if its package is lost
 * @param installed null as long as nothing of it is in the framework
 * @param workflows what it brings, known once it was started
 * @param handedOver whether its workflows run; true for one that brings none
 * @param error why it does not do its work, in one sentence; null if it does
 * @param code of the error, where it has one
 * @param drainsSince when it stopped taking new executions, in milliseconds of the life cycle's clock; 0 if it takes them
 */
record ManagedVersion(
        WantedVersion wanted,
        @Nullable PluginPackage plugin,
        @Nullable InstalledVersion installed,
        List<RoutePackEntry> workflows,
        boolean handedOver,
        @Nullable String error,
        @Nullable String code,
        long drainsSince) {
    ManagedVersion {
        workflows = List.copyOf(workflows);
    }

    String id() {
        return wanted.id();
    }

    String version() {
        return wanted.version();
    }

    boolean isActive() {
        return wanted.active();
    }

    ManagedVersion failed(@Nullable String sentence, @Nullable String why) {
        return new ManagedVersion(wanted, plugin, installed, workflows, handedOver, sentence, why, drainsSince);
    }

    ManagedVersion running(InstalledVersion now, List<RoutePackEntry> brought) {
        return new ManagedVersion(wanted, plugin, now, brought, handedOver, null, null, drainsSince);
    }

    /** Nothing of it is in the framework, and that is as it shall be. */
    ManagedVersion suspended(String sentence, String why) {
        return new ManagedVersion(wanted, plugin, null, List.of(), true, sentence, why, drainsSince);
    }

    ManagedVersion handed(boolean done) {
        return new ManagedVersion(wanted, plugin, installed, workflows, done, error, code, drainsSince);
    }

    ManagedVersion draining(long now) {
        return new ManagedVersion(wanted.draining(), plugin, installed, workflows, handedOver, error, code, now);
    }
}
