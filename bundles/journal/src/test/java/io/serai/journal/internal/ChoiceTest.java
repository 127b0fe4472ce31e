package io.serai.journal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.journal.internal.OutsideCalls.Call;
import io.serai.journal.internal.Passes.Ended;
import io.serai.store.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What chooses by what it keeps in memory goes the same way after a crash, once it has begun a branch. */
class ChoiceTest {
    private static final List<String> BALANCERS = List.of(
            "roundRobinLoadBalancer: {}",
            "randomLoadBalancer: {}",
            "stickyLoadBalancer: { correlationExpression: { simple: \"${body}\" } }",
            "weightedLoadBalancer: { distributionRatio: \"1,2,1\" }");

    private static TestDatabase database;
    private static TestJournal journal;

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

    @TestFactory
    Stream<DynamicTest> eachBalancer() {
        return BALANCERS.stream()
                .map(balancer -> DynamicTest.dynamicTest(balancer, () -> check("""
                - route:
                    id: main
                    from:
                      uri: direct:main
                      steps:
                        - loop:
                            constant: "2"
                            steps:
                              - loadBalance:
                                  BALANCER
                                  steps:
                                    - pipeline: { steps: [ { process: { ref: fx1 } }, { process: { ref: fx2 } } ] }
                                    - pipeline: { steps: [ { process: { ref: fx3 } }, { process: { ref: fx4 } } ] }
                                    - pipeline: { steps: [ { process: { ref: fx5 } }, { process: { ref: fx6 } } ] }
                        - process: { ref: fx7 }
                """.replace("BALANCER", balancer))));
    }

    private static void check(String yaml) throws Exception {
        try (Passes passes = new Passes(journal, context -> {}, yaml)) {
            Ended first = passes.durable("x");
            List<Call> calls = passes.calls().made();
            List<String> records = passes.records();
            int choices = (int)
                    records.stream().filter(path -> path.endsWith("?branch")).count();
            assertThat(choices).isEqualTo(2);
            for (int kept = records.size(); kept > records.lastIndexOf("/loop1[1]/loadBalance1?branch"); kept--) {
                List<String> known = records.subList(0, kept);
                assertThat(passes.after(kept)).as("left %s", known).isEqualTo(first);
                assertThat(passes.calls().made())
                        .containsExactlyElementsOf(calls.stream()
                                .filter(call -> known.stream()
                                        .noneMatch(path -> call.path().equals(path)
                                                || call.path().startsWith(path + "/")))
                                .toList());
            }
        }
    }
}
