package io.serai.camel.suspend;

import io.serai.api.budget.Spending;
import io.serai.api.error.BudgetExceededException;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Work of a step that perhaps cannot be done now. Then its execution waits at this very step, without a thread, and the
 * work is tried again later, perhaps by another process after a restart; as often as it takes.
 */
public final class Postponed {
    private Postponed() {}

    /** What a step does. */
    @FunctionalInterface
    public interface Work {
        /**
         * As {@link org.apache.camel.AsyncProcessor#process}. May throw what {@link Postponed#process} waits for, if it has
         * done nothing yet.
         */
        boolean process(Exchange exchange, AsyncCallback callback);
    }

    /**
     * Does the work. A {@link BudgetExceededException} that it throws makes the execution wait, if the budget wants that
     * and something can wait here; else that, and any other failure, is the step's.
     */
    public static boolean process(Exchange exchange, AsyncCallback callback, Work work) {
        try {
            return work.process(exchange, callback);
        } catch (BudgetExceededException e) {
            if (!e.waits() || !forBudget(exchange, e, () -> process(exchange, sync -> callback.done(false), work))) {
                exchange.setException(e);
                callback.done(true);
                return true;
            }
            return false;
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    /**
     * Waits until the budget has enough for the step's reservation, or until its next period.
     *
     * @param again tries it again
     * @return false if nothing can wait here, so that nothing was done
     */
    public static boolean forBudget(Exchange exchange, BudgetExceededException spent, Runnable again) {
        String key = Charges.key(exchange);
        return key != null
                && later(
                        exchange,
                        new Wait(
                                Wait.Kind.BUDGET,
                                Spending.waitsFor(key),
                                spent.nextPeriod(),
                                Map.of("budget", spent.budget())),
                        again);
    }

    /**
     * Waits until a time: for a rate limit.
     *
     * @param again tries it again
     * @return false if nothing can wait here, so that nothing was done
     */
    public static boolean until(Exchange exchange, Instant due, String why, Runnable again) {
        return later(exchange, new Wait(Wait.Kind.TIMER, why, due, Map.of()), again);
    }

    private static boolean later(Exchange exchange, Wait wait, Runnable again) {
        @Nullable Suspender execution = exchange.getProperty(Suspender.PROPERTY, Suspender.class);
        return execution != null && execution.later(exchange, wait, again);
    }
}
