package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.camel.internal.context.OwnBreakers;
import io.serai.camel.internal.hook.ServiceComponent;
import io.serai.journal.internal.rules.Behaviour;
import io.serai.journal.internal.rules.DurabilityTable;
import io.serai.store.TestDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.saga.InMemorySagaService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** For each step that works durably: the same end after a crash at any point, and no recorded effect called again. */
class StepReplayTest {
    /** By step: steps of the route {@code main}, and other routes and elements after a line of dashes. */
    private static final Map<String, List<String>> CASES = new LinkedHashMap<>();

    private static TestDatabase database;
    private static TestJournal journal;

    private static void row(String step, String... yaml) {
        CASES.put(step, List.of(yaml));
    }

    private static final String INNER = """
            ---
            - route:
                id: inner
                from:
                  uri: direct:inner
                  steps:
                    - process: { ref: fx3 }
                    - process: { ref: fx4 }
            """;

    static {
        // calls out
        row("process", "- process: { ref: fx1 }\n- process: { ref: fx2 }");
        row("bean", "- bean: { ref: fx1, method: \"process(${exchange})\" }\n- process: { ref: fx2 }");
        row(
                "script",
                "- script: { simple: \"${random(1000)}\" }\n- setHeader: { name: r, simple: \"${random(1000)}\" }");
        row("to", "- to: direct:inner\n- to: direct:inner\n- process: { ref: fx2 }" + "\n" + INNER);
        row("toD", "- toD: { uri: \"direct:${exchangeProperty.own}inner\" }\n- process: { ref: fx2 }\n" + INNER);
        row(
                "enrich",
                "- enrich: { constant: \"direct:inner\", aggregationStrategy: join }\n- process: { ref: fx2 }\n"
                        + "- enrich: { constant: \"direct:inner\", aggregationStrategy: join }\n- process: { ref: fx2 }\n"
                        + INNER);
        row("pollEnrich", "- pollEnrich: { constant: \"seda:none\", timeout: \"0\" }\n- process: { ref: fx2 }");
        row("poll", "- poll: { uri: \"seda:none\", timeout: \"0\" }\n- process: { ref: fx2 }");
        // several calls
        row(
                "recipientList",
                "- recipientList: { constant: \"direct:inner,direct:inner\", aggregationStrategy: join }\n"
                        + "- process: { ref: fx2 }\n" + INNER,
                "- recipientList: { constant: \"direct:inner,direct:other\","
                        + " parallelProcessing: \"true\", aggregationStrategy: join }\n- process: { ref: fx2 }\n"
                        + INNER
                        + "- route: { id: other, from: { uri: \"direct:other\", steps: [ process: { ref: fx5 } ] } }",
                """
                - recipientList:
                    constant: "direct:inner,direct:inner,direct:inner"
                    parallelProcessing: "true"
                    aggregationStrategy: join
                - recipientList: { constant: "direct:inner,direct:inner" }
                - process: { ref: fx2 }
                """ + INNER);
        row(
                "routingSlip",
                "- routingSlip: { constant: \"direct:inner,direct:inner\" }\n- routingSlip: { constant: \"direct:inner\" }\n- process: { ref: fx2 }\n"
                        + INNER);
        row("dynamicRouter", """
                - dynamicRouter: { simple: "${iif(${variable.count} > 3, ${null}, direct:inner)}" }
                - process: { ref: fx2 }
                """ + INNER);
        row("multicast", """
                - process: { ref: fx0 }
                - multicast:
                    aggregationStrategy: join
                    steps:
                      - process: { ref: fx1 }
                      - to: direct:inner
                - process: { ref: fx2 }
                """ + INNER, """
                - multicast:
                    aggregationStrategy: join
                    parallelProcessing: "true"
                    steps:
                      - pipeline: { steps: [ { process: { ref: fx1 } }, { process: { ref: fx2 } } ] }
                      - to: direct:inner
                - process: { ref: fx2 }
                """ + INNER);
        row("split", """
                - split:
                    tokenize: ","
                    aggregationStrategy: join
                    steps:
                      - process: { ref: fx0 }
                      - process: { ref: fx1 }
                - process: { ref: fx2 }
                """, """
                - split:
                    tokenize: ","
                    parallelProcessing: "true"
                    aggregationStrategy: join
                    steps:
                      - process: { ref: fx0 }
                      - process: { ref: fx1 }
                - process: { ref: fx2 }
                """, """
                - split:
                    tokenize: ","
                    streaming: "true"
                    steps:
                      - split:
                          simple: "${body}"
                          steps:
                            - process: { ref: fx1 }
                - process: { ref: fx2 }
                """);
        row("loadBalance", """
                - loop:
                    constant: "3"
                    steps:
                      - loadBalance:
                          failoverLoadBalancer: {}
                          steps:
                            - process: { ref: fx15 }
                            - process: { ref: fx3 }
                """);
        CASES.put("loadBalance", List.of(CASES.get("loadBalance").get(0), """
                - loadBalance:
                    topicLoadBalancer: {}
                    steps:
                      - process: { ref: fx1 }
                      - process: { ref: fx2 }
                - process: { ref: fx3 }
                """));
        row("circuitBreaker", """
                - process: { ref: fx0 }
                - circuitBreaker:
                    steps:
                      - process: { ref: fx1 }
                      - to: direct:inner
                    onFallback:
                      steps:
                        - process: { ref: fx5 }
                - process: { ref: fx2 }
                """ + INNER, """
                - setBody: { constant: "p" }
                - circuitBreaker:
                    steps:
                      - process: { ref: fx1 }
                      - process: { ref: fx15 }
                      - process: { ref: fx2 }
                    onFallback:
                      steps:
                        - setHeader: { name: why, simple: "${exchangeProperty.CamelExceptionCaught.message}" }
                        - process: { ref: fx3 }
                        - process: { ref: fx4 }
                - process: { ref: fx2 }
                """, """
                - circuitBreaker:
                    steps:
                      - split:
                          tokenize: ","
                          aggregationStrategy: join
                          steps:
                            - circuitBreaker:
                                steps:
                                  - process: { ref: fx0 }
                                  - process: { ref: fx1 }
                - process: { ref: fx2 }
                """);
        row("kamelet", """
                - kamelet: { name: twice, parameters: { effect: fx3 } }
                - process: { ref: fx1 }
                - kamelet:
                    name: twice
                    parameters: { effect: fx0 }
                    steps:
                      - process: { ref: fx5 }
                - process: { ref: fx2 }
                ---
                - routeTemplate:
                    id: twice
                    parameters: [ { name: effect } ]
                    from:
                      uri: kamelet:source
                      steps:
                        - process: { ref: "{{effect}}" }
                        - process: { ref: fx4 }
                        - to: kamelet:sink
                """, """
                - to: kamelet:once?effect=fx3
                - to: kamelet:once?effect=fx4
                - process: { ref: fx2 }
                ---
                - routeTemplate:
                    id: once
                    parameters: [ { name: effect } ]
                    from:
                      uri: kamelet:source
                      steps:
                        - process: { ref: "{{effect}}" }
                        - process: { ref: fx1 }
                """);
        row("saga", """
                - saga:
                    steps:
                      - process: { ref: fx1 }
                      - to: direct:inner
                - process: { ref: fx2 }
                """ + INNER);
        row("idempotentConsumer", """
                - loop:
                    constant: "2"
                    steps:
                      - idempotentConsumer:
                          constant: same
                          eager: "false"
                          idempotentRepository: seen
                          steps:
                            - process: { ref: fx1 }
                            - process: { ref: fx3 }
                - process: { ref: fx2 }
                """, """
                - loop:
                    constant: "2"
                    steps:
                      - idempotentConsumer:
                          constant: same
                          steps:
                            - process: { ref: fx1 }
                            - process: { ref: fx3 }
                      - filter:
                          simple: "${exchangeProperty.CamelDuplicateMessage} == true"
                          steps:
                            - setHeader: { name: again, constant: "yes" }
                - process: { ref: fx2 }
                """, """
                - loop:
                    constant: "2"
                    steps:
                      - idempotentConsumer:
                          constant: same
                          completionEager: "true"
                          steps:
                            - process: { ref: fx1 }
                            - process: { ref: fx3 }
                      - filter:
                          simple: "${exchangeProperty.CamelDuplicateMessage} == true"
                          steps:
                            - setHeader: { name: again, constant: "yes" }
                - process: { ref: fx2 }
                """, """
                - loop:
                    constant: "2"
                    steps:
                      - idempotentConsumer:
                          constant: same
                          eager: "false"
                          completionEager: "true"
                          skipDuplicate: "false"
                          steps:
                            - process: { ref: fx1 }
                            - process: { ref: fx3 }
                      - filter:
                          simple: "${exchangeProperty.CamelDuplicateMessage} == true"
                          steps:
                            - setHeader: { name: again, constant: "yes" }
                - process: { ref: fx2 }
                """);
        row("wireTap", """
                - process: { ref: fx1 }
                - wireTap: { uri: "direct:inner" }
                - process: { ref: fx2 }
                """ + INNER);
        row("sample", "- process: { ref: fx1 }\n- sample: { messageFrequency: \"1\" }\n- process: { ref: fx2 }");
        row("throttle", """
                - throttle:
                    constant: "1000"
                - process: { ref: fx1 }
                - process: { ref: fx2 }
                """);
        // decides, repeats, contains
        row("choice", """
                - process: { ref: fx1 }
                - choice:
                    when:
                      - simple: "${body} starts with 'b'"
                        steps:
                          - process: { ref: fx0 }
                          - process: { ref: fx2 }
                    otherwise:
                      steps:
                        - process: { ref: fx4 }
                - choice:
                    when:
                      - simple: "${body} starts with 'b'"
                        steps:
                          - process: { ref: fx6 }
                    otherwise:
                      steps:
                        - process: { ref: fx5 }
                """);
        row("filter", """
                - process: { ref: fx1 }
                - filter: { simple: "${body} starts with 'b'", steps: [ { process: { ref: fx0 } } ] }
                - filter: { simple: "${body} starts with 'b'", steps: [ { process: { ref: fx0 } } ] }
                """);
        row("loop", """
                - loop:
                    constant: "3"
                    steps:
                      - process: { ref: fx1 }
                      - setHeader: { name: i, exchangeProperty: CamelLoopIndex }
                      - process: { ref: fx2 }
                - process: { ref: fx3 }
                """, """
                - loop:
                    simple: "${body.length} < 10"
                    doWhile: "true"
                    steps:
                      - process: { ref: fx1 }
                - process: { ref: fx3 }
                """, """
                - loop:
                    constant: "2"
                    copy: "true"
                    steps:
                      - loop: { constant: "2", steps: [ { process: { ref: fx1 } } ] }
                - process: { ref: fx3 }
                """);
        String tried = """
                - process: { ref: fx1 }
                - doTry:
                    steps:
                      - setBody: { constant: "p" }
                      - process: { ref: fx15 }
                      - process: { ref: fx0 }
                    doCatch:
                      - exception: [ "java.lang.IllegalStateException" ]
                        steps:
                          - setHeader: { name: why, simple: "${exception.message}" }
                          - process: { ref: fx2 }
                    doFinally:
                      steps:
                        - process: { ref: fx4 }
                - process: { ref: fx3 }
                """;
        row("doTry", tried);
        row("doCatch", tried.replace("process: { ref: fx1 }", "setBody: { constant: x }"));
        row("doFinally", tried.replace("IllegalState", "IllegalArgument"));
        row("pipeline", "- pipeline: { steps: [ { process: { ref: fx1 } }, { process: { ref: fx2 } } ] }");
        row("step", "- step: { id: s, steps: [ { process: { ref: fx1 } }, { process: { ref: fx2 } } ] }");
        row("threads", "- process: { ref: fx1 }\n- threads: { poolSize: \"1\" }\n- process: { ref: fx2 }");
        // computes
        computes("setBody", "{ simple: \"${body}!\" }");
        computes("setHeader", "{ name: x, simple: \"${body}!\" }");
        computes("setHeaders", "{ headers: [ { name: x, constant: y }, { name: z, simple: \"${body}\" } ] }");
        computes("setProperty", "{ name: ownX, simple: \"${body}!\" }");
        computes("setVariable", "{ name: x, simple: \"${body}!\" }");
        computes("setVariables", "{ variables: [ { name: x, constant: y }, { name: z, simple: \"${body}\" } ] }");
        computes("setExchangePattern", "{ pattern: InOnly }");
        computes("removeHeader", "{ name: last }");
        computes("removeHeaders", "{ pattern: \"l*\" }");
        computes("removeProperty", "{ name: ownLast }");
        computes("removeProperties", "{ pattern: \"own*\" }");
        computes("removeVariable", "{ name: count }");
        computes("transform", "{ simple: \"${body}!\" }");
        computes("convertBodyTo", "{ type: \"byte[]\" }");
        computes("convertHeaderTo", "{ name: last, type: String, toName: raw }");
        computes("convertVariableTo", "{ name: count, type: String }");
        computes("validate", "{ simple: \"${body} != 'x'\" }");
        row(
                "marshal",
                "- process: { ref: fx1 }\n- setBody: { simple: \"${list(${body},2)}\" }\n- marshal: { json: {} }\n"
                        + "- convertBodyTo: { type: String }\n- process: { ref: fx2 }");
        row(
                "unmarshal",
                "- process: { ref: fx1 }\n- setBody: { simple: '{\"a\": \"${body}\"}' }\n- unmarshal: { json: {} }\n"
                        + "- setBody: { simple: \"${body[a]}\" }\n- process: { ref: fx2 }");
        computes("sort", "{ tokenize: \",\" }");
        row("claimCheck", """
                - process: { ref: fx1 }
                - claimCheck: { operation: Push }
                - process: { ref: fx2 }
                - setHeader: { name: meanwhile, simple: "${body}" }
                - claimCheck: { operation: Pop }
                - process: { ref: fx3 }
                """);
        computes("log", "\"at ${date:now}\"");
        computes("delay", "{ constant: \"1\" }");
        // ends
        row("stop", """
                - process: { ref: fx1 }
                - filter: { simple: "${body} contains 'b'", steps: [ { process: { ref: fx2 } }, { stop: {} } ] }
                - process: { ref: fx3 }
                """);
        row("rollback", "- process: { ref: fx1 }\n- rollback: { message: back }\n- process: { ref: fx3 }");
        row(
                "throwException",
                "- process: { ref: fx1 }\n- throwException: { exceptionType:"
                        + " \"java.lang.IllegalArgumentException\", message: \"at ${body}\" }\n- process: { ref: fx3 }");
        // outside of routes
        row("onException", """
                - process: { ref: fx1 }
                - setBody: { constant: "p" }
                - process: { ref: fx15 }
                - process: { ref: fx3 }
                ---
                - onException:
                    exception: [ "java.lang.IllegalStateException" ]
                    redeliveryPolicy: { maximumRedeliveries: "2", redeliveryDelay: "0" }
                    handled: { constant: "true" }
                    steps:
                      - process: { ref: fx2 }
                      - setHeader: { name: why, simple: "${exception.message}" }
                      - process: { ref: fx4 }
                """, """
                - process: { ref: fx1 }
                - setBody: { constant: "p" }
                - process: { ref: fx15 }
                - process: { ref: fx3 }
                ---
                - onException:
                    exception: [ "java.lang.IllegalStateException" ]
                    continued: { constant: "true" }
                    steps:
                      - process: { ref: fx2 }
                """);
        row("errorHandler", """
                - process: { ref: fx1 }
                - setBody: { constant: "p" }
                - process: { ref: fx15 }
                - process: { ref: fx3 }
                ---
                - errorHandler:
                    deadLetterChannel:
                      deadLetterUri: direct:inner
                      redeliveryPolicy: { maximumRedeliveries: "1", redeliveryDelay: "0" }
                """ + INNER.replace("---\n", ""));
        row(
                "onCompletion",
                "- process: { ref: fx1 }\n- process: { ref: fx2 }\n---\n"
                        + "- onCompletion: { steps: [ { process: { ref: fx4 } }, { process: { ref: fx6 } } ] }");
        row(
                "intercept",
                "- process: { ref: fx1 }\n- process: { ref: fx2 }\n---\n"
                        + "- intercept: { steps: [ { setHeader: { name: seen, simple: \"${header.seen}${body}\" } } ] }");
        row(
                "interceptFrom",
                "- process: { ref: fx1 }\n- process: { ref: fx2 }\n---\n"
                        + "- interceptFrom: { steps: [ { process: { ref: fx4 } } ] }");
        row(
                "interceptSendToEndpoint",
                "- to: direct:inner\n- to: direct:inner\n- process: { ref: fx2 }\n" + INNER
                        + "- interceptSendToEndpoint: { uri: \"direct:inner\", steps: [ { process: { ref: fx6 } } ] }");
        row("routeConfiguration", """
                - process: { ref: fx1 }
                - setBody: { constant: "p" }
                - process: { ref: fx15 }
                ---
                - routeConfiguration:
                    onException:
                      - onException:
                          exception: [ "java.lang.Exception" ]
                          handled: { constant: "true" }
                          steps:
                            - process: { ref: fx2 }
                """);
        row("routeTemplate", """
                - to: direct:made
                - process: { ref: fx2 }
                ---
                - routeTemplate:
                    id: template
                    parameters: [ { name: effect } ]
                    from:
                      uri: direct:made
                      steps:
                        - process: { ref: "{{effect}}" }
                        - process: { ref: fx4 }
                - templatedRoute:
                    routeTemplateRef: template
                    routeId: made
                    parameters: [ { name: effect, value: fx3 } ]
                """);
        CASES.put("templatedRoute", CASES.get("routeTemplate"));
        row("route", "- process: { ref: fx1 }");
        row("from", "- process: { ref: fx1 }");
        row(
                "beans",
                "- process: { ref: fx1 }\n- bean: { ref: own, method: toString }\n---\n"
                        + "- beans: [ { name: own, type: java.util.ArrayList } ]");
        row("dataFormats", "- process: { ref: fx1 }\n---\n- dataFormats: [ { json: { id: own } } ]");
        row("restConfiguration", "- process: { ref: fx1 }\n---\n- restConfiguration: { host: localhost }");
        // the verb's route takes the place of the one that it calls, and its name; with inlineRoutes: false it calls it
        row(
                "rest",
                "- process: { ref: fx1 }\n- process: { ref: fx2 }\n---\n"
                        + "- rest: { path: /x, post: [ { to: \"direct:main\" } ] }",
                "- process: { ref: fx1 }\n---\n- restConfiguration: { inlineRoutes: false }\n"
                        + "- rest: { path: /x, get: [ { to: \"direct:main\" } ] }");
    }

    private static void computes(String step, String value) {
        row(step, "- process: { ref: fx1 }\n- " + step + ": " + value + "\n- process: { ref: fx2 }");
    }

    /** What another execution does, with tests of its own: GroupTest. */
    private static final List<String> TRIED_ELSEWHERE = List.of("aggregate");

    @BeforeAll
    static void open() {
        database = TestDatabase.derby();
        journal = new TestJournal(database);
    }

    @AfterAll
    static void close() {
        journal.close();
        database.close();
    }

    @Test
    void everyRowOfTheTableIsTried() {
        TreeSet<String> names = new TreeSet<>();
        Stream.concat(DurabilityTable.STEPS.stream(), DurabilityTable.ELEMENTS.stream())
                .filter(row -> row.behaviour() != Behaviour.REFUSED)
                .forEach(row -> names.add(row.name()));
        TRIED_ELSEWHERE.forEach(names::remove);
        assertThat(CASES.keySet()).containsExactlyInAnyOrderElementsOf(names);
    }

    @TestFactory
    Stream<DynamicTest> eachStep() {
        return CASES.entrySet().stream().flatMap(entry -> {
            List<DynamicTest> tests = new ArrayList<>();
            for (String yaml : entry.getValue()) {
                tests.add(DynamicTest.dynamicTest(entry.getKey() + (tests.isEmpty() ? "" : tests.size() + 1), () -> {
                    boolean random = List.of("script").contains(entry.getKey());
                    boolean beside = entry.getKey().equals("wireTap"); // in plain Camel it may end later than the route
                    Replays.check(journal, StepReplayTest::setUp, text(yaml), "x,y,z", !random && !beside, !beside);
                }));
            }
            return tests.stream();
        });
    }

    private static void setUp(DefaultCamelContext context) {
        try {
            context.addService(new InMemorySagaService());
            context.addComponent("platform-http", new ServiceComponent());
            context.getCamelContextExtension().addInterceptStrategy(new OwnBreakers());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String steps) {
        String[] parts = steps.split("---\n", 2);
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        if (parts.length > 1) {
            for (String element : parts[1].split("(?m)^(?=- )")) {
                (element.startsWith("- route:") ? after : before).append(element.stripTrailing() + "\n");
            }
        }
        return before + "- route:\n    id: main\n    from:\n      uri: direct:main\n      steps:\n" + parts[0].indent(8)
                + after;
    }
}
