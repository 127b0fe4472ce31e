package io.serai.workflows.internal;

import io.serai.api.error.SeraiException;
import io.serai.workflows.internal.deploy.LiveVersion;
import io.serai.workflows.internal.deploy.Rebinding;
import io.serai.workflows.internal.plugin.LiveBindings;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings active workflows to the plugins that are there, where a change was not prepared: at the start of the hub, when
 * plugins come after the workflows, and when one comes or goes by itself. It waits a moment, so that several that come
 * together are one change.
 */
final class Rebinder {
    private static final Logger LOG = LoggerFactory.getLogger(Rebinder.class);

    private final LiveBindings bindings;
    private final Rebinding rebinding;
    private final Runnable before;
    private final ScheduledExecutorService clock;
    private final long delayMillis;
    private final AtomicBoolean planned = new AtomicBoolean();
    private final Map<String, String> reported = new ConcurrentHashMap<>();

    /** @param before what else is to be brought to the plugins that are there, first */
    Rebinder(
            LiveBindings bindings,
            Rebinding rebinding,
            Runnable before,
            ScheduledExecutorService clock,
            long delayMillis) {
        this.bindings = bindings;
        this.rebinding = rebinding;
        this.before = before;
        this.clock = clock;
        this.delayMillis = delayMillis;
        bindings.whenChanged(this::soon);
    }

    /** Once for all that changes until then. */
    void soon() {
        if (!planned.compareAndSet(false, true)) {
            return;
        }
        try {
            clock.schedule(this::look, delayMillis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The hub stops; workflows get their plugins at its next start");
        }
    }

    private void look() {
        planned.set(false);
        try {
            before.run();
            if (bindings.isThere()) {
                rebinding.apply(rebinding.build(version -> true, bindings::bind, this::report));
            }
        } catch (RuntimeException e) {
            LOG.error("The workflows could not be brought to the plugins that are there", e);
        }
    }

    /** Once: it stays with what it has until that changes. */
    private void report(LiveVersion version, RuntimeException failure) {
        String why = failure instanceof SeraiException known ? known.detail() : failure.toString();
        if (!why.equals(reported.put(version.version().workflow(), why))) {
            LOG.warn(
                    "Workflow {} keeps the plugins it has: {}",
                    version.version().name(),
                    why);
        }
    }
}
