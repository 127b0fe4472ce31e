package io.serai.journal.internal.rules;

import static io.serai.journal.internal.rules.Yaml.check;
import static io.serai.journal.internal.rules.Yaml.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.serai.journal.internal.rules.Finding.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DurabilityRulesTest {
    /** By code: what is refused, and beside it what is not. */
    private static final Map<String, String[]> CASES = new LinkedHashMap<>();

    private static void rule(String code, String bad, String good) {
        CASES.put(code + " " + CASES.size(), new String[] {bad, good});
    }

    static {
        rule(Codes.STEP, """
                - policy:
                    ref: required
                    steps:
                      - log: x
                """, "- log: x");
        rule(Codes.STEP, "- resequence: { simple: { expression: \"${body}\" } }", "- sort: { simple: \"${body}\" }");
        rule(Codes.STEP, "- transacted: { steps: [ log: x ] }", "- pipeline: { steps: [ log: x ] }");
        rule(Codes.STEP, "- policy: { ref: mine, steps: [ log: x ] }", "- step: { steps: [ log: x ] }");
        rule(Codes.MEMORY_QUEUE, "- to: seda:later", "- to: direct:now");
        rule(Codes.MEMORY_QUEUE, "- wireTap: { uri: \"seda:later\" }", "- wireTap: { uri: \"direct:now\" }");
        rule(Codes.MEMORY_QUEUE, "- toD: { uri: \"vm:${body}\" }", "- toD: { uri: \"http:${body}\" }");
        rule(Codes.MEMORY_QUEUE, "- enrich: { constant: \"disruptor:x\" }", "- enrich: { constant: \"http:x\" }");
        rule(
                Codes.MEMORY_QUEUE,
                "- recipientList: { constant: \"http:a, seda:b\" }",
                "- recipientList: { constant: \"http:a, http:b\" }");
        rule(Codes.WAIT_INSIDE, """
                - circuitBreaker:
                    steps:
                      - to: wait:1h
                """, """
                - circuitBreaker:
                    steps:
                      - to: workflow:other?wait=false
                - to: wait:1h
                """);
        rule(Codes.WAIT_INSIDE, """
                - circuitBreaker:
                    steps:
                      - log: x
                    onFallback:
                      steps:
                        - to: approval:boss
                """, "- to: approval:boss");
        rule(Codes.WAIT_INSIDE, """
                - split:
                    simple: "${body}"
                    timeout: "1000"
                    parallelProcessing: "true"
                    steps:
                      - choice:
                          otherwise:
                            steps:
                              - to: workflow:other
                """, """
                - split:
                    simple: "${body}"
                    parallelProcessing: "true"
                    steps:
                      - to: workflow:other
                """);
        rule(Codes.WAIT_INSIDE, """
                - multicast:
                    timeout: "1000"
                    parallelProcessing: "true"
                    steps:
                      - to: direct:waiting
                """, """
                - multicast:
                    steps:
                      - to: direct:waiting
                """);
        rule(Codes.WAIT_INSIDE, """
                - recipientList:
                    constant: "direct:waiting,direct:now"
                    timeout: "1000"
                    parallelProcessing: "true"
                """, "- recipientList: { constant: \"direct:waiting\" }");
        rule(Codes.BREAKER, """
                - circuitBreaker:
                    resilience4jConfiguration: { slidingWindowSize: "5" }
                    steps:
                      - log: x
                """, """
                - circuitBreaker:
                    faultToleranceConfiguration: { requestVolumeThreshold: "5" }
                    steps:
                      - log: x
                """);
        rule(
                Codes.SAGA,
                "- saga: { completionMode: MANUAL, steps: [ log: x ] }",
                "- saga: { completionMode: AUTO, steps: [ log: x ] }");
        rule(Codes.DECISION, """
                - choice:
                    when:
                      - simple: "${random(2)} == 1"
                        steps:
                          - to: http:x
                """, """
                - setProperty: { name: dice, simple: "${random(2)}" }
                - choice:
                    when:
                      - simple: "${exchangeProperty.dice} == 1"
                        steps:
                          - to: http:x
                - choice:
                    when:
                      - simple: "${random(2)} == 1"
                        steps:
                          - setBody: { constant: x }
                """);
        rule(
                Codes.DECISION,
                "- filter: { simple: \"${date:now:HH} > 12\", steps: [ to: \"direct:calls\" ] }",
                "- filter: { simple: \"${header.x} > 12\", steps: [ to: \"direct:calls\" ] }");
        rule(
                Codes.DECISION,
                "- loop: { simple: \"${random(5)}\", steps: [ bean: { ref: x } ] }",
                "- loop: { simple: \"${body.size}\", steps: [ bean: { ref: x } ] }");
        rule(Codes.DECISION, """
                - doTry:
                    steps:
                      - log: x
                    doCatch:
                      - exception: [ java.lang.Exception ]
                        onWhen: { simple: "${bean:x}" }
                        steps:
                          - to: http:x
                """, """
                - doTry:
                    steps:
                      - log: x
                    doCatch:
                      - exception: [ java.lang.Exception ]
                        onWhen: { simple: "${exception.message} contains 'x'" }
                        steps:
                          - to: http:x
                """);
        rule(Codes.EAGER, """
                - idempotentConsumer:
                    header: id
                    idempotentRepository: seen
                    steps:
                      - to: http:x
                """, """
                - idempotentConsumer:
                    header: id
                    steps:
                      - to: http:x
                """);
        rule(
                Codes.FAILOVER,
                "- loadBalance: { failoverLoadBalancer: { roundRobin: \"true\" }, steps: [ to: \"http:x\" ] }",
                "- loadBalance: { failoverLoadBalancer: {}, steps: [ to: \"http:x\" ] }");
        rule(Codes.GROUP, """
                - aggregate:
                    correlationExpression: { header: id }
                    aggregationStrategy: x
                    completionSize: 2
                    completeAllOnStop: "true"
                    steps:
                      - to: http:x
                """, """
                - aggregate:
                    correlationExpression: { header: id }
                    aggregationStrategy: x
                    completionSize: 2
                    steps:
                      - to: http:x
                """);
        rule(Codes.SHUTDOWN, """
                - loop:
                    constant: "3"
                    breakOnShutdown: "true"
                    steps:
                      - log: x
                """, "- loop: { constant: \"3\", steps: [ log: x ] }");
        rule(
                Codes.SHARED_VARIABLE,
                "- setVariable: { name: \"global:x\", constant: y }",
                "- setVariable: { name: x, constant: y }");
        rule(Codes.SHARED_VARIABLE, "- removeVariable: { name: \"route:a:x\" }", "- removeVariable: { name: x }");
        rule(
                Codes.SHARED_VARIABLE,
                "- to: { uri: \"http:x\", variableReceive: \"global:x\" }",
                "- to: { uri: \"http:x\", variableReceive: x }");
        rule(Codes.CLAIM, """
                - claimCheck: { operation: Set, key: a }
                - split: { simple: "${body}", steps: [ claimCheck: { operation: Get, key: a } ] }
                """, """
                - claimCheck: { operation: Push }
                - loop: { constant: "1", steps: [ claimCheck: { operation: Pop } ] }
                """);
        rule(Codes.NODE_ID, """
                - log: { id: a, message: x }
                - filter: { simple: "${body}", steps: [ log: { id: a, message: y } ] }
                """, """
                - log: { id: a, message: x }
                - filter: { simple: "${body}", steps: [ log: { id: b, message: y } ] }
                """);
        rule(Codes.NODE_ID, "- log: { id: \"a#2\", message: x }", "- log: { id: a-2, message: x }");
    }

    private static final String OTHERS = """
            - route:
                from: { uri: "direct:waiting", steps: [ to: "direct:deeper" ] }
            - route:
                from: { uri: "direct:deeper", steps: [ to: "wait:1h" ] }
            - route:
                from: { uri: "direct:calls", steps: [ to: "http:x" ] }
            """;

    @TestFactory
    Stream<DynamicTest> eachRuleRefusesAndLetsPass() {
        return CASES.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    String code = entry.getKey().split(" ")[0];
                    assertThat(check(route(entry.getValue()[0]) + OTHERS))
                            .isNotEmpty()
                            .allSatisfy(finding -> {
                                assertThat(finding.code()).isEqualTo(code);
                                assertThat(finding.severity()).isEqualTo(Severity.REFUSE);
                                assertThat(finding.line()).isGreaterThan(4);
                            });
                    assertThat(check(route(entry.getValue()[1]) + OTHERS)).isEmpty();
                }));
    }

    @Test
    void restIsHeldButForWhatAnotherServerWouldDo() {
        String rest = "- rest: { get: [ { id: read, path: /x, to: \"direct:start\"%s } ] }\n" + route("- log: x");
        assertThat(check(rest.formatted(""))).isEmpty();
        assertThat(check(rest.formatted(", bindingMode: auto"))).isEmpty();
        assertThat(check(rest.formatted(", bindingMode: xml")))
                .extracting(Finding::code, Finding::node)
                .containsExactly(tuple(Codes.REST, "read"));
        assertThat(check(rest.formatted(", enableCORS: \"true\"")))
                .extracting(Finding::code, Finding::node)
                .containsExactly(tuple(Codes.REST, "read"));
        for (String asked :
                List.of("component: jetty", "apiContextPath: /api", "enableCORS: true", "bindingMode: json_xml")) {
            assertThat(check("- restConfiguration: { " + asked + " }\n" + route("- log: x")))
                    .as(asked)
                    .extracting(Finding::code, Finding::node)
                    .containsExactly(tuple(Codes.REST, "restConfiguration"));
        }
        assertThat(check("- restConfiguration: { component: servlet, contextPath: /x, bindingMode: json }\n"
                        + route("- log: x")))
                .isEmpty();
    }

    @Test
    void judgesWhatStandsOutsideOfRoutes() {
        assertThat(check("- route: { from: { uri: \"seda:x\", steps: [ log: x ] } }"))
                .extracting(Finding::code)
                .containsExactly(Codes.MEMORY_QUEUE);
        assertThat(check("- errorHandler: { deadLetterChannel: { deadLetterUri: \"http:x\" } }\n" + route("- log: x")))
                .extracting(Finding::code)
                .containsExactly(Codes.DEAD_LETTER);
        assertThat(check(
                        "- errorHandler: { deadLetterChannel: { deadLetterUri: \"direct:x\" } }\n" + route("- log: x")))
                .isEmpty();
        assertThat(check("- errorHandler: { defaultErrorHandler: { useOriginalMessage: \"true\" } }\n"
                        + route("- log: x")))
                .isEmpty();
        assertThat(check("- errorHandler: { refErrorHandler: { ref: x } }\n" + route("- log: x")))
                .extracting(Finding::code)
                .containsExactly(Codes.DEAD_LETTER);
        assertThat(check("- onCompletion: { parallelProcessing: \"true\", steps: [ log: x ] }\n" + route("- log: x")))
                .extracting(Finding::code)
                .contains(Codes.COMPLETION);
        assertThat(check("- onCompletion: { steps: [ to: \"wait:1h\" ] }\n" + route("- log: x")))
                .extracting(Finding::code)
                .contains(Codes.WAIT_INSIDE);
        assertThat(check("""
                - onException:
                    exception: [ java.lang.Exception ]
                    onWhen: { simple: "${random(2)} == 1" }
                    steps: [ to: "http:x" ]
                """ + route("- log: x"))).extracting(Finding::code).contains(Codes.DECISION);
        assertThat(check("- intercept: { steps: [ setHeader: { name: x, simple: \"${uuid}\" } ] }\n"
                        + route("- log: x")))
                .extracting(Finding::code)
                .containsExactly(Codes.INTERCEPT);
        assertThat(check("- intercept: { steps: [ log: x ] }\n" + route("- log: x")))
                .isEmpty();
        assertThat(check("""
                - intercept:
                    steps: [ to: "seda:x" ]
                """ + route("- log: x"))).extracting(Finding::code).contains(Codes.MEMORY_QUEUE);
        assertThat(check("""
                - routeConfiguration:
                    id: mine
                    onException:
                      - onException:
                          exception: [ java.lang.Exception ]
                          steps: [ to: "seda:x" ]
                """ + route("- log: x"))).extracting(Finding::code).contains(Codes.MEMORY_QUEUE);
        assertThat(check("""
                - routeTemplate:
                    id: mine
                    from:
                      uri: direct:templated
                      steps: [ to: "seda:x" ]
                """)).extracting(Finding::code).contains(Codes.MEMORY_QUEUE);
    }

    @Test
    void saysWhatHasBetterBeDoneOtherwise() {
        assertThat(check(route("- delay: { constant: \"3600000\" }"))).isEmpty();
        assertThat(check(route("- circuitBreaker: { steps: [ { delay: { constant: \"3600000\" } } ] }")))
                .containsExactly(new Finding(
                        "delay",
                        Codes.LONG_DELAY,
                        "This delay stays in memory and begins again after a restart: nothing inside circuitBreaker may"
                                + " wait, the breaker would count the wait as a call under way. Move it before or after"
                                + " it.",
                        Severity.REPORT,
                        5));
        assertThat(check(route("- circuitBreaker: { steps: [ { delay: { constant: \"3000\" } } ] }")))
                .isEmpty();
        assertThat(check(route("- delay: { constant: \"500\" }"))).isEmpty();
        assertThat(check(
                        route("- idempotentConsumer: { header: id, eager: \"false\", idempotentRepository: seen, steps:"
                                + " [ to: \"http:x\" ] }")))
                .extracting(Finding::code, Finding::severity)
                .containsExactly(org.assertj.core.api.Assertions.tuple(Codes.OWN_REPOSITORY, Severity.REPORT));
        assertThat(check(route("- delay: { simple: \"${header.x}\" }"))).isEmpty();
    }

    @Test
    void namesTheStepAndItsLine() {
        assertThat(check("""
                - route:
                    from:
                      uri: direct:start
                      steps:
                        - log: x
                        - to:
                            id: later
                            uri: seda:later
                        - wireTap: { uri: "seda:x" }
                """))
                .extracting(Finding::node, Finding::line)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("later", 6),
                        org.assertj.core.api.Assertions.tuple("wireTap", 9));
    }

    @Test
    void everyCodeIsExplained() {
        assertThat(new TreeSet<>(Codes.explained().keySet()))
                .containsAll(Stream.concat(DurabilityTable.STEPS.stream(), DurabilityTable.ELEMENTS.stream())
                        .flatMap(row -> row.rules().stream())
                        .toList());
    }
}
