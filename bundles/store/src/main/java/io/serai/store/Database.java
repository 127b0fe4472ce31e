package io.serai.store;

import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The hub's database. Thread-safe. Work runs on the calling thread and takes one connection of the pool while it runs;
 * it must not wait for anything else meanwhile, and must not keep the {@link DSLContext}.
 *
 * <p>Every call throws {@link io.serai.api.error.UnavailableException} with code {@code store.unavailable} while the
 * database is away (the hub reconnects by itself), and {@code store.busy} when no connection came free in time or two
 * transactions blocked each other. Other failures are jOOQ's {@link org.jooq.exception.DataAccessException}; see
 * {@link Duplicates}.
 */
public interface Database {
    /** Runs reading work, without a transaction of its own; inside {@link #transact} it sees that transaction. */
    <T extends @Nullable Object> T read(Function<DSLContext, T> work);

    /**
     * Runs work in one transaction: committed, durably, when this returns, and rolled back if the work throws. Inside
     * another {@code transact} on the same thread it joins that one, and only the outermost commits.
     */
    <T extends @Nullable Object> T transact(Function<DSLContext, T> work);

    /** Which engine this is; answered without the database. */
    Engine engine();

    /**
     * Calls back once the database is there with its tables up to date: at once on the calling thread if it already is,
     * and again, on a thread of the store, each time it comes back. An exception from the callback is logged.
     *
     * @return ends the subscription
     */
    Subscription whenAvailable(Runnable callback);

    /** Ends what {@link #whenAvailable} began. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
