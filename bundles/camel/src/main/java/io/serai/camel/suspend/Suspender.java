package io.serai.camel.suspend;

import io.serai.api.budget.Spender;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Lets a step wait without a thread. Belongs to the execution whose exchange it is a property of. Thread-safe. */
public interface Suspender {
    /** The exchange property that holds it; absent where a route does not run as an execution. */
    String PROPERTY = "SeraiRun";

    /**
     * Waits at the step that the exchange is in. If the decision is known, it is applied and the callback is called at
     * once. Otherwise the wait becomes a row, the callback stays uncalled, and the route goes on at this step when the
     * decision comes: perhaps in another process, where the step's producer asks again.
     *
     * @param apply does to the exchange what the decision means; a failure that it throws is the step's
     * @return as {@link org.apache.camel.AsyncProcessor#process}: true if the callback was called already
     */
    boolean suspend(Exchange exchange, Wait wait, BiConsumer<Exchange, Decision> apply, AsyncCallback callback);

    /**
     * Waits inside the step that the exchange is in, because what it is about to do cannot be done now. Each wait of a step
     * is one of its own, so it may wait again. After a restart the step's producer is asked anew instead.
     *
     * @param again tries it once more, on a thread that may run routes
     * @return false if nothing can wait here, as inside a circuit breaker: then nothing was done, and the step fails with
     *     whatever it wanted to wait for
     */
    boolean later(Exchange exchange, Wait wait, Runnable again);

    /** See {@link Charges#key}. May read the store. */
    @Nullable
    String chargeKey(Exchange exchange);

    /** On whose account the execution spends: its workflow's, and that of who began it. */
    Spender spender(@Nullable String agent);

    /**
     * Begins another workflow as a child of this execution. The same step of the same execution begins one child, however
     * often it asks.
     *
     * @param workflow its name or id
     * @param waits whether this execution will wait for it, so that cancelling this one cancels it
     * @param then gets the child's id when that is durable, or why there is none; on a thread that may run routes
     */
    void child(
            Exchange exchange, String workflow, boolean waits, BiConsumer<@Nullable String, @Nullable Throwable> then);

    /**
     * An event that a step publishes.
     *
     * @param correlation what it is about, for those who wait for just that; null for nothing
     * @param data goes through JSON
     */
    record Publication(String type, String room, @Nullable String correlation, Map<String, Object> data) {}

    /**
     * Publishes an event in this execution's tenant. The same step of the same execution publishes it once to each workflow,
     * however often it asks.
     *
     * @param then gets null when everybody who is to get it is written down, or why not; on a thread that may run routes
     */
    void publish(Exchange exchange, Publication event, Consumer<@Nullable Throwable> then);

    /** The execution's id. */
    String executionId();

    /** The tenant it belongs to. */
    String tenant();

    /** The path of the step that the exchange is in; with the id it makes the step's idempotency key. */
    @Nullable
    String path(Exchange exchange);
}
