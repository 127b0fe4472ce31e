package io.serai.journal.internal.rules;

import static io.serai.journal.internal.rules.Behaviour.AGAIN;
import static io.serai.journal.internal.rules.Behaviour.REFUSED;
import static io.serai.journal.internal.rules.Behaviour.RESULT;
import static io.serai.journal.internal.rules.Behaviour.SCOPE;
import static io.serai.journal.internal.rules.Behaviour.THROUGH;

import java.util.List;
import java.util.Optional;

/** How each step and each top-level element of Camel's YAML DSL behaves durably. The documentation is made from it. */
public final class DurabilityTable {
    /**
     * One step or element.
     *
     * @param name its key in YAML
     * @param reason why, in words for the author of a workflow
     * @param rules the codes with which its uses that cannot be held are reported
     */
    public record Row(String name, Behaviour behaviour, String reason, List<String> rules) {}

    private static Row row(String name, Behaviour behaviour, String reason, String... rules) {
        return new Row(name, behaviour, reason, List.of(rules));
    }

    /** What may stand inside a route. */
    public static final List<Row> STEPS = List.of(
            // calls out
            row("to", RESULT, "calls out; direct: and components that only compute run again", Codes.MEMORY_QUEUE),
            row("toD", SCOPE, "calls out to where an expression says", Codes.MEMORY_QUEUE),
            row("enrich", RESULT, "calls out", Codes.MEMORY_QUEUE),
            row("pollEnrich", RESULT, "takes something from outside that is gone afterwards", Codes.MEMORY_QUEUE),
            row("poll", RESULT, "takes something from outside that is gone afterwards", Codes.MEMORY_QUEUE),
            row("process", RESULT, "calls code that the hub does not know"),
            row("bean", RESULT, "calls code that the hub does not know"),
            row("script", RESULT, "calls code that the hub does not know"),
            row("wireTap", SCOPE, "sends a copy once and does not wait for it", Codes.MEMORY_QUEUE),
            row("serviceCall", REFUSED, "Camel is giving it up; use toD with the service's address", Codes.STEP),
            row("kamelet", SCOPE, "calls out or runs a template's steps"),
            // several calls
            row(
                    "recipientList",
                    SCOPE,
                    "the recipients and the order of their answers may differ",
                    Codes.MEMORY_QUEUE,
                    Codes.WAIT_INSIDE),
            row("routingSlip", SCOPE, "each stop may change the slip", Codes.MEMORY_QUEUE),
            row("dynamicRouter", SCOPE, "each stop is decided by the one before", Codes.MEMORY_QUEUE),
            row("multicast", SCOPE, "the order of the answers may differ", Codes.WAIT_INSIDE),
            row("split", SCOPE, "the order of the parts' answers may differ", Codes.WAIT_INSIDE, Codes.DECISION),
            row("loadBalance", SCOPE, "the branch that was chosen is recorded when it begins", Codes.FAILOVER),
            row(
                    "circuitBreaker",
                    SCOPE,
                    "that it falls back is recorded when the fallback begins",
                    Codes.WAIT_INSIDE,
                    Codes.BREAKER),
            row(
                    "saga",
                    THROUGH,
                    "it begins again with its compensations; what is inside is restored, but for what a retry finds undone",
                    Codes.SAGA),
            row(
                    "idempotentConsumer",
                    SCOPE,
                    "what it has seen is kept in the store, unless it names a repository of its own",
                    Codes.EAGER,
                    Codes.OWN_REPOSITORY,
                    Codes.WAIT_INSIDE),
            row("sample", SCOPE, "depends on the time"),
            row("throttle", SCOPE, "depends on what else is running"),
            row(
                    "aggregate",
                    RESULT,
                    "its groups are in the store; a complete group is an execution of its own, which runs the steps"
                            + " inside",
                    Codes.GROUP),
            row(
                    "resequence",
                    REFUSED,
                    "it keeps messages of several executions in memory until those before them have come; collect"
                            + " them with aggregate and sort the group",
                    Codes.STEP),
            // decides, repeats, contains
            row("choice", AGAIN, "the same branch is chosen again", Codes.DECISION),
            row("filter", AGAIN, "decides the same again", Codes.DECISION),
            row("loop", AGAIN, "each turn has a path of its own", Codes.DECISION, Codes.SHUTDOWN),
            row("doTry", THROUGH, "a failure in the journal is thrown again"),
            row("doCatch", THROUGH, "catches the failure that the journal throws again", Codes.DECISION),
            row("doFinally", THROUGH, "runs once for each execution"),
            row("pipeline", THROUGH, "only groups steps"),
            row("step", THROUGH, "only groups steps"),
            row("threads", THROUGH, "goes on in another thread of the same execution"),
            // computes
            row("setBody", AGAIN, "computes"),
            row("setHeader", AGAIN, "computes"),
            row("setHeaders", AGAIN, "computes"),
            row("setProperty", AGAIN, "computes"),
            row("setVariable", AGAIN, "computes", Codes.SHARED_VARIABLE),
            row("setVariables", AGAIN, "computes", Codes.SHARED_VARIABLE),
            row("setExchangePattern", AGAIN, "computes"),
            row("removeHeader", AGAIN, "computes"),
            row("removeHeaders", AGAIN, "computes"),
            row("removeProperty", AGAIN, "computes"),
            row("removeProperties", AGAIN, "computes"),
            row("removeVariable", AGAIN, "computes", Codes.SHARED_VARIABLE),
            row("transform", AGAIN, "computes"),
            row("convertBodyTo", AGAIN, "computes"),
            row("convertHeaderTo", AGAIN, "computes"),
            row("convertVariableTo", AGAIN, "computes", Codes.SHARED_VARIABLE),
            row("marshal", AGAIN, "computes; formats that write the time or something random are restored"),
            row("unmarshal", AGAIN, "computes"),
            row("validate", AGAIN, "fails the same way again"),
            row("sort", AGAIN, "computes; with a comparator of its own the result is restored"),
            row(
                    "tokenizer",
                    REFUSED,
                    "Camel cannot build it from YAML, and it counts with a model's library that the hub does not have;"
                            + " split the text in a bean or a tool",
                    Codes.STEP),
            row("claimCheck", AGAIN, "keeps what it is given in the execution", Codes.CLAIM),
            row("log", AGAIN, "writes its line in each pass"),
            row(
                    "delay",
                    AGAIN,
                    "more than five seconds are a wait without a thread, which ends at its time; less stays in memory",
                    Codes.LONG_DELAY),
            // ends
            row("stop", AGAIN, "ends the same way again"),
            row("rollback", AGAIN, "fails the same way again"),
            row("throwException", AGAIN, "fails the same way again"),
            // cannot be held
            row(
                    "transacted",
                    REFUSED,
                    "a transaction that is rolled back undoes what the journal holds as done; let"
                            + " each call be a transaction of its own",
                    Codes.STEP),
            row("policy", REFUSED, "what a policy bean does around its steps is not known to the hub", Codes.STEP),
            row(
                    "pausable",
                    REFUSED,
                    "the hub itself pauses executions; a consumer that pauses cannot be resumed by it",
                    Codes.STEP),
            row("resumable", REFUSED, "keeps offsets of its own beside those of the journal", Codes.STEP));

    /** What stands outside of routes, and routes themselves. */
    public static final List<Row> ELEMENTS = List.of(
            row("from", RESULT, "what came in is the recorded input of the execution", Codes.MEMORY_QUEUE),
            row("route", THROUGH, "its steps count"),
            row("routeConfiguration", THROUGH, "its onException, intercept and onCompletion count for its routes"),
            row("routeTemplate", THROUGH, "its steps count where a route is made from it"),
            row("templatedRoute", THROUGH, "its steps count as those of any route"),
            row(
                    "onException",
                    THROUGH,
                    "a failure in the journal is thrown again and handled again; its steps count",
                    Codes.DECISION),
            row(
                    "onCompletion",
                    THROUGH,
                    "its steps count; they run once for each execution",
                    Codes.COMPLETION,
                    Codes.WAIT_INSIDE),
            row("errorHandler", THROUGH, "a failure counts as final when Camel tries no more", Codes.DEAD_LETTER),
            row("intercept", AGAIN, "may compute and log at each step that it intercepts", Codes.INTERCEPT),
            row("interceptFrom", THROUGH, "its steps count", Codes.DECISION),
            row("interceptSendToEndpoint", THROUGH, "its steps count", Codes.DECISION),
            row(
                    "beans",
                    THROUGH,
                    "code, called by steps whose results are restored; publishing it needs the"
                            + " permission to bring code"),
            row("dataFormats", THROUGH, "used by marshal and unmarshal"),
            row("restConfiguration", THROUGH, "says how rest is served; the server is the hub's", Codes.REST),
            row(
                    "rest",
                    RESULT,
                    "each verb begins a route, served under /services; what came in is the recorded input",
                    Codes.REST));

    private DurabilityTable() {}

    /** The row of a step. */
    public static Optional<Row> step(String name) {
        return STEPS.stream().filter(row -> row.name().equals(name)).findFirst();
    }
}
