package io.serai.api.thread;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes daemon threads that hold nothing of the thread that happens to need them: pools begin threads in the middle of a
 * plugin's work, and a thread that inherited the plugin's class loader would keep the plugin in memory after it has gone.
 * Thread-safe.
 */
public final class HubThreads implements ThreadFactory {
    private final ClassLoader loader;
    private final String name;
    private final boolean numbered;
    private final AtomicInteger number = new AtomicInteger();

    private HubThreads(Class<?> owner, String name, boolean numbered) {
        this.loader = owner.getClassLoader();
        this.name = name;
        this.numbered = numbered;
    }

    /**
     * For one thread, of that name.
     *
     * @param owner whose class loader it has
     */
    public static HubThreads one(Class<?> owner, String name) {
        return new HubThreads(owner, name, false);
    }

    /**
     * For several, {@code NAME-1} and so on.
     *
     * @param owner whose class loader they have
     */
    public static HubThreads several(Class<?> owner, String name) {
        return new HubThreads(owner, name, true);
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(null, work, numbered ? name + "-" + number.incrementAndGet() : name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        return thread;
    }
}
