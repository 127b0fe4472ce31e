package io.serai.journal;

import io.serai.api.workflow.Problem;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;

/** Runs routes as executions. Thread-safe; nothing here blocks on the database. */
public interface Journal {
    /**
     * Makes every route that will be added to a context durable: gives its nodes their ids and wraps them. Call it before
     * adding routes.
     */
    void prepare(CamelContext context, DeployedVersion version);

    /**
     * What a consumer (timer, file, queue) of a route hands its exchanges to instead of the route itself: opens an
     * execution and is done as soon as that is durable, so that the consumer acknowledges then; where the consumer waits
     * for an answer, when the execution has ended. A message that comes again does not begin a second execution, as far as
     * its component tells messages apart.
     *
     * @param route the id of the route in the same context
     */
    AsyncProcessor opener(DeployedVersion version, String route);

    /**
     * Opens an execution, and enters the route once that is durable. The stages of the handle fail with
     * {@link io.serai.api.error.UnavailableException} {@code hub.overloaded} or {@code store.unavailable} if nothing was
     * accepted.
     */
    RunHandle start(RunSpec spec);

    /**
     * What of a context's routes cannot be held durable, in text order: they must not run. The context need not be
     * started; lines are known if it keeps source locations.
     */
    List<Problem> check(CamelContext context);

    /** What of a context's routes is held durable only in part, in text order: they may run. */
    List<Problem> warnings(CamelContext context);

    /**
     * What events begin in a workflow from now on, in place of what was said before. An event that had happened before it is
     * none for the workflow.
     */
    void listens(String tenant, String workflow, EventTriggers triggers);

    /**
     * What of a workflow's settings does not fit the routes of a context: steps that are not there or cannot have them, or
     * that need the record that is not to be kept.
     */
    List<Problem> check(CamelContext context, RunSettings settings, Capture capture);

    /**
     * Before the contexts stop: what is in memory may end for so long, and then goes no further, so that a stop fails no
     * execution. It goes on from its journal when its routes are offered again. Blocks.
     */
    void rest(Duration patience);

    /** Whether {@link #start} refuses what comes from outside now. */
    boolean isOverloaded();

    /** How many executions of a version have not ended yet. */
    int inFlight(DeployedVersion version);

    /**
     * Whether the current value of a message header was set by the route itself after its last call out; what a call
     * out left behind, or what came in with the request, is not the route's own reply.
     */
    Predicate<String> ownHeaders(Exchange exchange);
}
