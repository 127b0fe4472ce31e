package io.serai.journal.internal.rules;

import java.util.LinkedHashMap;
import java.util.Map;

/** The codes of findings; each is explained in the documentation of the durability table. */
final class Codes {
    static final String STEP = "durable.unsupported-step";
    static final String MEMORY_QUEUE = "durable.memory-queue";
    static final String WAIT_INSIDE = "durable.wait-inside";
    static final String BREAKER = "durable.breaker-configuration";
    static final String SAGA = "durable.manual-saga";
    static final String DECISION = "durable.impure-decision";
    static final String EAGER = "durable.eager-idempotency";
    static final String SHUTDOWN = "durable.break-on-shutdown";
    static final String SHARED_VARIABLE = "durable.shared-variable";
    static final String CLAIM = "durable.claim-across-scopes";
    static final String LONG_DELAY = "durable.long-delay";
    static final String OWN_REPOSITORY = "durable.own-repository";
    static final String FAILOVER = "durable.failover-memory";
    static final String GROUP = "durable.aggregate-option";
    static final String COMPLETION = "durable.parallel-completion";
    static final String DEAD_LETTER = "durable.dead-letter-uri";
    static final String INTERCEPT = "durable.call-in-intercept";
    static final String REST = "durable.rest";
    static final String NO_RECORD = "settings.capture";
    static final String NODE_ID = "durable.node-id";

    private Codes() {}

    /** What each code stands for, in the order of the documentation. */
    static Map<String, String> explained() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(STEP, "The step cannot be held durable; the table says why and what to use.");
        words.put(
                MEMORY_QUEUE,
                "`seda:`, `vm:` and `disruptor:` keep messages in memory only; use `direct:` or" + " `workflow:`.");
        words.put(
                WAIT_INSIDE,
                "`wait:`, `approval:` or `workflow:` inside a circuit breaker, an idempotent consumer, an"
                        + " onCompletion, or a split, multicast or recipient list with a timeout; move it before or after.");
        words.put(
                DECISION,
                "A choice, filter, loop, split, doCatch or handler decides by something that may be different"
                        + " after a restart, and steps inside it call out; compute it before in a `setProperty`.");
        words.put(
                EAGER,
                "An idempotent consumer with a repository of its own takes its key before the calls inside have ended;"
                        + " leave `idempotentRepository` out, or set `eager: false`.");
        words.put(
                OWN_REPOSITORY,
                "An idempotent consumer with a repository of its own, which may have forgotten everything after a"
                        + " restart (said, not refused); leave `idempotentRepository` out, and the hub keeps the keys.");
        words.put(
                SHARED_VARIABLE,
                "`global:` and `route:` variables are kept in memory for all executions; use one of the"
                        + " execution.");
        words.put(CLAIM, "Claim checks inside and outside of a step whose outcome is restored; use them in one place.");
        words.put(BREAKER, "`resilience4jConfiguration` is not known to the hub; use `faultToleranceConfiguration`.");
        words.put(SAGA, "A saga with `completionMode: MANUAL` lives in memory; use `AUTO`.");
        words.put(SHUTDOWN, "`breakOnShutdown` would end a loop early when the hub stops; leave it out.");
        words.put(
                FAILOVER,
                "A failover load balancer with `roundRobin` or `sticky` keeps in memory where it begins; leave them out.");
        words.put(
                GROUP,
                "An option of aggregate that belongs to groups in memory (a repository or controller of its own,"
                        + " completion by the consumer's batch, by a new group or at a stop, closed keys); complete"
                        + " groups by size, predicate, timeout or interval.");
        words.put(COMPLETION, "`parallelProcessing` of onCompletion begins when the execution is over; leave it out.");
        words.put(
                DEAD_LETTER,
                "A dead letter channel calls its address without a step; name a `direct:` route, or use"
                        + " onException.");
        words.put(
                INTERCEPT,
                "Steps of `intercept` call out, and are not reached where the step is restored that they would"
                        + " intercept; call out in a step of the route.");
        words.put(
                REST,
                "What the hub's own server does not do for `rest`: another `component`, an API document (`apiContextPath`,"
                        + " `openApi`), `enableCORS` (set `cors.origins` of the hub), binding to XML; leave it out.");
        words.put(NODE_ID, "Two steps with one id, or an id with `/`, `#`, `[` or `]` in it; rename.");
        words.put(
                LONG_DELAY,
                "A delay of more than five seconds where nothing may wait (as for `durable.wait-inside`): it stays in"
                        + " memory and begins again after a restart (said, not refused); move it before or after.");
        return words;
    }
}
