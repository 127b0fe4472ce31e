package io.serai.http.internal.server;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets requests in and knows how many are inside. When the hub stops it lets nobody in any more and waits for those
 * inside: at the framework's STOPPING event, which comes before any bundle is stopped, so that whatever a request in
 * flight needs is still there; or at deactivation, when only this bundle goes.
 */
@Component(service = Gate.class)
public final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    /** The sign bit is "closed", the rest counts who is inside: one word, so that nobody slips in while it closes. */
    private static final long CLOSED = Long.MIN_VALUE;

    /** Between them they answer under every address that must not be missing. */
    private static final Set<String> FRONT = Set.of("HookServlet", "RestServlet", "UnknownApiServlet");

    private final Set<String> present = new HashSet<>();
    private @Nullable Runnable whenServing;
    private volatile @Nullable Runnable whenDrained;
    private final AtomicLong state = new AtomicLong();
    private final LongAdder served = new LongAdder();
    private final Object emptied = new Object();
    private final long drainMillis;
    private final RequestMeters meters;
    private final BundleContext context;
    private final SynchronousBundleListener stopping;

    @Activate
    public Gate(BundleContext context, @Reference HttpSettings settings, @Reference RequestMeters meters) {
        this.context = context;
        this.meters = meters;
        this.drainMillis = settings.drainMillis();
        this.stopping = event -> {
            if (event.getType() == BundleEvent.STOPPING
                    && event.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID) {
                drain();
            }
        };
        context.addBundleListener(stopping);
    }

    @Deactivate
    public void close() {
        drain();
        context.removeBundleListener(stopping);
    }

    /** A servlet stands in the server now; see {@link #whenServing}. */
    void arrived(Object servlet) {
        Runnable work = null;
        synchronized (present) {
            present.add(servlet.getClass().getSimpleName());
            if (present.containsAll(FRONT)) {
                work = whenServing;
                whenServing = null;
            }
        }
        if (work != null) {
            work.run();
        }
    }

    /** Runs work once, when the servlets that answer for a hub that still starts stand in the server. */
    void whenServing(Runnable work) {
        synchronized (present) {
            if (!present.containsAll(FRONT)) {
                whenServing = work;
                return;
            }
        }
        work.run();
    }

    /** Runs work when nobody is let in any more and those inside have left, or their time was up; once. */
    void whenDrained(Runnable work) {
        whenDrained = work;
    }

    /** Whether the request may come in; if so, {@link #exit} must follow exactly once. */
    public boolean enter() {
        if (state.incrementAndGet() < 0) {
            leave();
            return false;
        }
        return true;
    }

    public void exit() {
        served.increment();
        leave();
    }

    private void leave() {
        if (state.decrementAndGet() == CLOSED) {
            synchronized (emptied) {
                emptied.notifyAll();
            }
        }
    }

    /** A request has been answered, whether it was let in or not. */
    void answered(String method, int status, long nanos) {
        meters.served(method, status, nanos);
    }

    public boolean isClosed() {
        return state.get() < 0;
    }

    public long inside() {
        return state.get() & Long.MAX_VALUE;
    }

    /** Requests served since the start. */
    public long served() {
        return served.sum();
    }

    synchronized void drain() {
        state.getAndUpdate(value -> value | CLOSED);
        awaitLeaving();
        Runnable work = whenDrained;
        whenDrained = null;
        if (work != null) {
            work.run();
        }
    }

    private void awaitLeaving() {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(drainMillis);
        boolean interrupted = false;
        synchronized (emptied) {
            while (inside() > 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    LOG.warn("Stopping although {} requests have not ended within {} ms", inside(), drainMillis);
                    break;
                }
                try {
                    emptied.wait(left);
                } catch (InterruptedException e) {
                    interrupted = true;
                    break;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
