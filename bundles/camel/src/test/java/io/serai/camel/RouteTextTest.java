package io.serai.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.serai.api.error.InvalidInputException;
import io.serai.api.workflow.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.model.ModelCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTextTest {
    private static final FakeHub HUB = new FakeHub();
    private static final ContextFactory CONTEXTS = ContextFactory.onClassPath(HUB, HUB);
    private final RouteText text = new RouteText(CONTEXTS);

    private List<Problem> steps(String steps) {
        return text.check("""
                - route:
                    id: orders
                    from:
                      uri: hook:orders
                      steps:
                """ + steps.indent(8), List.of());
    }

    /** Code, line and column, and how the message begins. Steps begin in line 6, column 9. */
    static Stream<Arguments> wrongSteps() {
        return Stream.of(
                arguments(
                        "- setBodi: { constant: a }",
                        "dsl.unknown-node 6:11 There is no step \"setBodi\". Did you mean setBody?"),
                arguments(
                        "- set-body: { constant: a }",
                        "dsl.unknown-node 6:11 There is no step \"set-body\". Did you mean setBody?"),
                arguments(
                        "- setBody: { konstant: a }",
                        "dsl.unknown-property 6:22 setBody has no \"konstant\". Did you mean constant?"),
                arguments("- setBody: {}", "dsl.missing-expression 6:11 An expression is missing"),
                arguments("- setHeader: { constant: a }", "dsl.missing-property 6:22 setHeader needs \"name\"."),
                arguments("- setBody: { simple: a, simple: b }", "dsl.duplicate-key 6:33 simple stands here twice"),
                arguments(
                        "- to: direct:a\n  log: b",
                        "dsl.several-keys 6:11 Only one key can stand here, but there are log, to"),
                arguments("- log: a\n - log: b", "dsl.syntax 7:10 This is not YAML: "),
                arguments("- choice:\n    when:\n      simple: a", "dsl.wrong-type 8:15 when takes a list"),
                arguments(
                        "- split:\n    simple: '${body}'\n    parallelProcessing: maybe\n    steps:\n      - log: a",
                        "dsl.wrong-type 8:33 parallelProcessing must be true or false, not \"maybe\"."),
                arguments(
                        "- to: { uri: 'direct:a', pattern: Both }",
                        "dsl.wrong-type 6:43 pattern must be one of InOnly, InOut"),
                arguments(
                        "- delay: { constant: a, asyncDelayed: 7 }",
                        "dsl.wrong-type 6:47 asyncDelayed must be true or false"),
                arguments(
                        "- to: kafka:orders",
                        "dsl.unknown-component 6:11 kafka: no installed plugin brings this component; install the connector plugin camel-kafka."),
                arguments(
                        "- to: { uri: 'kafka:orders', parameters: { brokers: a } }",
                        "dsl.unknown-component 6:11 kafka:"),
                arguments("- toD: 'kafka:${body}'", "dsl.unknown-component 6:11 kafka:"),
                arguments("- wireTap: { uri: 'kafka:a' }", "dsl.unknown-component 6:11 kafka:"),
                arguments("- enrich: { constant: 'kafka:a' }", "dsl.unknown-component 6:11 kafka:"),
                arguments(
                        "- to: kafkaa:orders",
                        "dsl.unknown-component 6:11 kafkaa: no installed plugin brings this component, and Camel knows none of that name. Did you mean kafka?"),
                arguments("- to: tool:a?x=1", "dsl.unknown-option 6:11 tool has no option x."),
                arguments("- to: seda:a?sizee=1", "dsl.unknown-option 6:11 seda has no option sizee."),
                arguments(
                        "- to: file:/x?fileExist=Maybe",
                        "dsl.invalid-option 6:11 file: fileExist must be one of Override, Append"),
                arguments(
                        "- to: file:/x?bufferSize=b",
                        "dsl.invalid-option 6:11 file: bufferSize must be a whole number, not \"b\"."),
                arguments(
                        "- pollEnrich: { constant: 'file:/x?noop=1' }",
                        "dsl.invalid-option 6:11 file: noop must be true or false"),
                arguments("- to: seda:a?timeout=soon", "dsl.invalid-option 6:11 seda: timeout must be a duration"),
                arguments("- to: hook:b", "dsl.wrong-end 6:11 hook can only start a route, in from:."),
                arguments("- to: { uri: '' }", "dsl.missing-property 6:11 An endpoint needs a uri"),
                arguments(
                        "- setBody: { groovy: a }",
                        "dsl.unknown-language 6:11 groovy: no installed plugin brings this language; install the connector plugin camel-groovy."),
                arguments(
                        "- marshal: { json: { library: Gson } }",
                        "dsl.unknown-data-format 6:11 gson: no installed plugin brings this data format; install the connector plugin camel-gson."),
                arguments("- marshal: {}", "dsl.missing-property 6:11 Say which data format"),
                arguments(
                        "- setBody: { simple: '${bdy}' }",
                        "dsl.invalid-expression 6:11 simple: Unknown function: bdy at position 1 of ${bdy}"),
                arguments("- log: 'hello ${bdy}'", "dsl.invalid-expression 6:11 simple: Unknown function: bdy"),
                arguments("- toD: 'direct:${bdy}'", "dsl.invalid-expression 6:11 simple: Unknown function: bdy"),
                arguments(
                        "- filter:\n    simple: '${body} =!! 3'\n    steps:\n      - log: a",
                        "dsl.invalid-expression 6:11 simple: Unexpected token ="),
                arguments("- setBody: { jq: '.a[' }", "dsl.invalid-expression 6:11 jq: Illegal syntax: .a["),
                arguments(
                        "- aggregate:\n    correlationExpression: { simple: '${bdy}' }\n    aggregationStrategy: '#class:a.B'\n    completionSize: 2\n    steps: [{log: a}]",
                        "dsl.invalid-expression 6:11 simple: Unknown function: bdy"),
                arguments(
                        "- doTry:\n    steps: [{log: a}]\n    doCatch:\n      - exception: [java.lang.Exception]\n        onWhen: { simple: '${bdy}' }\n        steps: [{log: a}]",
                        "dsl.invalid-expression 8:13 simple: Unknown function: bdy"),
                arguments(
                        "- choice:\n    when:\n      - simple: '${body} == 1'\n        steps:\n          - to: nope:b\n    otherwise:\n      steps:\n        - to: direct:x",
                        "dsl.unknown-component 10:21 nope:"),
                arguments(
                        "- to: { id: x, uri: 'direct:a' }\n- to: { id: x, uri: 'direct:a' }",
                        "dsl.duplicate-node-id 7:11 Two steps have the id x"));
    }

    @ParameterizedTest
    @MethodSource("wrongSteps")
    void saysWhatIsWrongAndWhere(String steps, String expected) {
        assertThat(steps(steps))
                .singleElement()
                .extracting(p -> p.code() + " " + p.line() + ":" + p.column() + " " + p.message())
                .asString()
                .startsWith(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- loop: { constant: 3, steps: [{log: a}] }",
                "- stop: {}",
                "- to: direct:a",
                "- to: '{{target}}'",
                "- toD: '${header.target}'",
                "- setBody: { expression: { simple: { expression: '${body}', resultType: int } } }",
                "- setBody: { simple: '{{greeting}} ${nonsense}' }",
                "- split: { simple: '${body}', parallelProcessing: '{{parallel}}', steps: [{log: a}] }",
                "- filter: { simple: '${body} == null', steps: [{log: a}] }",
                "- to: http://localhost?a=b",
                "- to: tool:a",
                "- to: { uri: event:a, parameters: { room: b } }",
                "- marshal: { json: {} }",
                "- transacted: {}",
                "- delay: { constant: 10 }"
            })
    void hasNothingToSayAboutWhatWorks(String steps) {
        assertThat(steps(steps)).isEmpty();
    }

    static Stream<Arguments> wrongTexts() {
        return Stream.of(
                arguments("", "dsl.empty 1:1"),
                arguments("hello", "dsl.wrong-type 1:1"),
                arguments("a: 1", "dsl.wrong-type 1:1"),
                arguments("- hello", "dsl.wrong-type 1:3"),
                arguments("- beans: []", "dsl.no-route null:null"),
                arguments("- rute: {}", "dsl.unknown-node 1:3"),
                arguments("- route:\n    id: a\n", "dsl.missing-from 1:3"),
                arguments(
                        "- route:\n    id: a\n    from: { uri: 'hook:a?respond=never', steps: [] }",
                        "dsl.invalid-option 3:5"),
                arguments("- route:\n    id: a\n    from: { uri: 'tool:a', steps: [] }", "dsl.wrong-end 3:5"),
                arguments(
                        "- route: { id: a, from: {uri: 'direct:a', steps: []}}\n- route: { id: a, from: {uri: 'direct:b', steps: []}}",
                        "dsl.duplicate-route-id 1:3"),
                arguments(
                        "<camel>\n<route><from uri='direct:a'/>\n<tto uri='direct:b'/></route></camel>",
                        "dsl.unknown-node 3:null"),
                arguments("<camel>\n<route><from uri='direct:a'/>", "dsl.invalid 2:30"),
                arguments(
                        "<camel>\n<route id='a'>\n<from uri='direct:a'/>\n<to uri='kafka:b'/></route></camel>",
                        "dsl.unknown-component 4:null"));
    }

    @ParameterizedTest
    @MethodSource("wrongTexts")
    void refusesTexts(String dsl, String expected) {
        assertThat(text.check(dsl, List.of()))
                .singleElement()
                .extracting(p -> p.code() + " " + p.line() + ":" + p.column())
                .isEqualTo(expected);
    }

    @Test
    void findsSeveralProblemsInTextOrder() {
        assertThat(steps("- to: kafka:a\n- to: { id: pay, uri: 'nope:b' }\n- setBody: { simple: '${bdy}' }"))
                .extracting(Problem::node, Problem::line)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("to", 6),
                        org.assertj.core.groups.Tuple.tuple("pay", 7),
                        org.assertj.core.groups.Tuple.tuple("setBody", 8));
    }

    @Test
    void loadsBothDslsAndSaysWhyNot() throws Exception {
        try (ModelCamelContext context = CONTEXTS.create("load", List.of())) {
            RouteText.load(context, "a", "- route: { id: a, from: { uri: 'direct:a', steps: [{ stop: {} }] } }");
            RouteText.load(context, "b", "<camel><route id='b'><from uri='direct:b'/><stop/></route></camel>");
            context.start();
            assertThat(context.getRoutes()).extracting("id").containsExactlyInAnyOrder("a", "b");
            assertThatThrownBy(() -> RouteText.load(context, "c", "- route:\n    nothing: 1"))
                    .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                        assertThat(e.code()).isEqualTo("workflow.invalid-dsl");
                        assertThat(e.violations())
                                .singleElement()
                                .extracting("field")
                                .isEqualTo("line 2");
                    });
        }
    }

    @Test
    void namesTheRouteThatCannotBeBuilt() throws Exception {
        try (ModelCamelContext context = CONTEXTS.create("build", List.of())) {
            RouteText.load(
                    context, "a", "- route: { id: a, from: { uri: 'direct:a', steps: [{ bean: { ref: nobody } }] } }");
            assertThatThrownBy(context::start).satisfies(e -> {
                Problem problem = RouteText.problem(e);
                assertThat(problem.node()).isEqualTo("a");
                assertThat(problem.message()).contains("nobody");
            });
        }
    }

    @Test
    void offersTheSchemaToEditors() {
        assertThat(RouteText.yamlSchema()).startsWith("{").contains("org.apache.camel.model.ProcessorDefinition");
    }
}
