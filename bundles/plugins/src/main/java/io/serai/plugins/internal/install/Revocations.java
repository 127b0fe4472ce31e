package io.serai.plugins.internal.install;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds what is installed against what was revoked since. Where the policy requires signatures, a revoked version stops until
 * it is taken again; otherwise it runs on and says so. Used on the reconciler's thread alone.
 */
final class Revocations {
    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);

    private final Managed managed;
    private final LifeCycle lifeCycle;
    private final TrustChecks trust;

    Revocations(Managed managed, LifeCycle lifeCycle, TrustChecks trust) {
        this.managed = managed;
        this.lifeCycle = lifeCycle;
        this.trust = trust;
    }

    /** Brings a version up at the hub's start, unless it must not run; what it left behind goes with {@link #review}. */
    void resume(ManagedVersion version) {
        String reason = trust.stopsRevoked() ? revoked(version) : null;
        if (reason == null) {
            lifeCycle.resume(version);
        } else {
            lifeCycle.admit(version);
            managed.put(version.failed(stopped(reason), TrustChecks.REVOKED));
        }
    }

    /** Looks at every version again. */
    void review() {
        for (ManagedVersion version : managed.all()) {
            String reason = revoked(version);
            boolean mustStop = reason != null && trust.stopsRevoked();
            boolean isStopped = TrustChecks.REVOKED.equals(version.code()) && version.installed() == null;
            if (mustStop && !(isStopped && version.handedOver())) {
                stop(version, String.valueOf(reason));
            } else if (!mustStop && isStopped) {
                lifeCycle.wake(version);
                LOG.info("Plugin {} {} runs again.", version.id(), version.version());
            } else if (reason != null && !mustStop) {
                LOG.warn("Plugin {} {} runs although it was revoked. {}", version.id(), version.version(), reason);
            }
        }
    }

    private void stop(ManagedVersion version, String reason) {
        try {
            lifeCycle.suspend(version, stopped(reason), TrustChecks.REVOKED);
            LOG.warn("Plugin {} {} was stopped. {}", version.id(), version.version(), reason);
        } catch (InvalidInputException | ConflictException e) {
            String sentence = reason + " It still runs: " + e.detail();
            managed.put(version.failed(sentence, TrustChecks.REVOKED));
            LOG.error("Plugin {} {} cannot be stopped. {}", version.id(), version.version(), sentence);
        }
    }

    private static String stopped(String reason) {
        return reason + " It does not run any more, and its executions are paused.";
    }

    private @Nullable String revoked(ManagedVersion version) {
        if (version.plugin() == null) {
            return null;
        }
        trust.review(version.plugin());
        return trust.revocation(version.wanted().digest());
    }
}
