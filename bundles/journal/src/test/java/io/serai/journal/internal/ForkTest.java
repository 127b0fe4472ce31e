package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ConflictException;
import io.serai.api.execution.Execution;
import io.serai.api.execution.ExecutionStatus;
import io.serai.journal.Capture;
import io.serai.journal.RouteSource;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forks that are to do something differently: they fit, or are refused with the path that does not. */
class ForkTest {
    private static TestDatabase database;
    private TestJournal journal;
    private RouteRunner first;
    private RouteRunner second;
    private final String workflow = Ids.next();
    private final Calls calls = new Calls();

    /** Counts what is called. */
    public static final class Calls {
        final List<String> made = Collections.synchronizedList(new java.util.ArrayList<>());

        public void call(Exchange exchange) {
            String name = exchange.getExchangeExtension().getHistoryNodeId();
            made.add(name);
            exchange.getMessage().setBody(exchange.getMessage().getBody(String.class) + "+" + name);
        }
    }

    private static String route(String... nodes) {
        StringBuilder yaml = new StringBuilder("- from:\n    id: from\n    uri: direct:start\n    steps:\n");
        for (String node : nodes) {
            yaml.append("      - bean: { id: ").append(node).append(", ref: calls, method: call }\n");
        }
        return yaml.toString();
    }

    @BeforeAll
    static void openDatabase() {
        database = TestDatabase.derby();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void open() {
        journal = new TestJournal(database);
    }

    @AfterEach
    void close() {
        if (first != null) {
            first.close();
        }
        if (second != null) {
            second.close();
        }
        journal.close();
    }

    /** An execution of version 1, of a workflow that has a version 2. */
    private String ran(String one, String two) throws Exception {
        first = new RouteRunner(journal, workflow, 1, Capture.EFFECTS, Map.of("calls", calls), one);
        second = new RouteRunner(journal, workflow, 2, Capture.EFFECTS, Map.of("calls", calls), two);
        journal.routes(new RouteSource() {
            @Override
            public Lease open(String tenant, String id, int version, io.serai.journal.PluginPins plugins) {
                return (version == 1 ? first : second).open(tenant, id, version, plugins);
            }

            @Override
            public Lease active(String tenant, String id) {
                return second.active(tenant, id);
            }

            @Override
            public void whenActive(BiConsumer<String, Integer> listener) {}
        });
        String id = first.run("x").executionId();
        calls.made.clear();
        return id;
    }

    private Execution fork(String id, String at, Object input, Map<String, Object> variables, Integer version) {
        Execution fork = RouteRunner.CALL.call(() -> journal.times().fork(id, at, input, variables, version, Map.of()));
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            while (!first.execution(fork.id()).status().isFinal()) {
                Thread.onSpinWait();
            }
        });
        return first.execution(fork.id());
    }

    @Test
    void aForkRunsOnInAnotherVersion() throws Exception {
        String id = ran(route("one", "two", "three"), route("one", "two", "other"));
        Execution fork = fork(id, "/two", null, Map.of(), 2);
        assertThat(fork.status()).isEqualTo(ExecutionStatus.COMPLETED);
        assertThat(fork.version()).isEqualTo(2);
        assertThat(fork.trigger().kind()).isEqualTo("fork");
        assertThat(String.valueOf(fork.output())).startsWith("x+").endsWith("+other");
        assertThat(calls.made).containsExactly("two", "other");
    }

    @Test
    void aVersionWithAnotherStepBeforeIsRefusedByItsName() throws Exception {
        String id = ran(route("one", "two"), route("one", "new", "two"));
        assertThatThrownBy(() -> fork(id, "/two", null, Map.of(), 2))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("comes to /new, of which nothing is recorded, before /two");
        assertThat(calls.made).isEmpty();
    }

    @Test
    void aVersionWithoutARecordedStepIsRefusedByItsName() throws Exception {
        String id = ran(route("one", "two", "three"), route("two", "three"));
        assertThatThrownBy(() -> fork(id, "/three", null, Map.of(), 2))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("does not come to /one");
    }

    @Test
    void aVersionWithoutTheStepItselfIsRefused() throws Exception {
        String id = ran(route("one", "two"), route("one"));
        assertThatThrownBy(() -> fork(id, "/two", null, Map.of(), 2))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("does not come to /two");
    }

    @Test
    void anInputThatLeadsElsewhereIsRefusedAndOneThatFitsIsTaken() throws Exception {
        String yaml = """
                - from:
                    uri: direct:start
                    steps:
                      - choice:
                          id: which
                          when:
                            - simple: "${body} == 'y'"
                              steps:
                                - bean: { id: yes, ref: calls, method: call }
                          otherwise:
                            steps:
                              - bean: { id: no, ref: calls, method: call }
                      - setBody: { id: end, simple: "${body}:${variable.extra}" }
                """;
        String id = ran(yaml, yaml);
        String step = first.paths(id).stream()
                .filter(path -> path.endsWith("/no"))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> fork(id, step, "y", Map.of(), null))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("/yes");
        Execution fork = fork(id, step, "z", Map.of("extra", 7), null);
        assertThat(String.valueOf(fork.output())).startsWith("z+").endsWith(":7");
        assertThat(calls.made).hasSize(1);
    }
}
