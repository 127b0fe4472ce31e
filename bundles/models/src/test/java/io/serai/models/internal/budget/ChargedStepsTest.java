package io.serai.models.internal.budget;

import static io.serai.models.internal.budget.PayingRoutes.CALL;
import static io.serai.store.account.AccountTables.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.execution.ExecutionStatus;
import io.serai.journal.Capture;
import io.serai.journal.RunHandle;
import io.serai.journal.RunOutcome;
import io.serai.journal.RunSettings;
import io.serai.journal.internal.TestJournal;
import io.serai.store.Engine;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What steps have cost is written with what they did; a step that nothing is left for waits. */
class ChargedStepsTest {
    private final String workflow = Ids.next();
    private final List<String> paid = PayingRoutes.payments();
    private final Bus bus = new Bus();
    private volatile InstantSource clock = InstantSource.system();
    private TestDatabase database;
    private TestJournal journal;
    private Accounts accounts;
    private PayingRoutes routes;

    private void open(Engine engine, String yaml) throws Exception {
        open(engine, Capture.EFFECTS, RunSettings.NONE, yaml);
    }

    private void open(Engine engine, Capture capture, RunSettings settings, String yaml) throws Exception {
        if (database == null) {
            database = TestDatabase.on(engine);
        }
        journal = new TestJournal(database);
        accounts = new Accounts(database, bus, journal.wakeups(), () -> clock.instant(), () -> {});
        routes = new PayingRoutes(
                journal, accounts.spending, () -> clock.instant(), workflow, capture, settings, paid, yaml);
    }

    private void closeHub() {
        routes.held.release(100);
        routes.close();
        journal.close();
    }

    @AfterEach
    void close() {
        closeHub();
        database.close();
    }

    private Budget budget(String amount) {
        return budget(amount, "total");
    }

    private Budget budget(String amount, String period) {
        return CALL.call(() -> accounts.budgets.create(new BudgetDraft(
                "b-" + Ids.next(), "workflow", workflow, period, new BigDecimal(amount), "wait", null, null)));
    }

    private Budget read(Budget budget) {
        return CALL.call(() -> accounts.budgets.get(budget.id()));
    }

    private static RunOutcome ended(RunHandle handle) throws Exception {
        return handle.ended().get(60, TimeUnit.SECONDS);
    }

    private List<String> charged() {
        return database.read(
                sql -> sql.select(CHARGE_KEY).from(CHARGES).orderBy(CHARGE_KEY).fetch(CHARGE_KEY));
    }

    private void until(String id, ExecutionStatus status) {
        journal.until(() -> {
            accounts.look();
            return routes.execution(id).status() == status;
        });
    }

    private static final String TWO = """
            - from:
                uri: direct:start
                steps:
                  - to: { id: first, uri: "pay:0.6" }
                  - to: { id: second, uri: "pay:0.6" }
            """;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aStepWaitsForMoneyAndGoesOnWithItAlsoAfterARestart(Engine engine) throws Exception {
        open(engine, TWO);
        Budget budget = budget("1");
        RunOutcome outcome = ended(routes.start("x"));
        String id = outcome.executionId();
        assertThat(outcome.status()).isEqualTo(ExecutionStatus.WAITING);
        assertThat(paid).containsExactly(id + "/first!1");
        assertThat(charged()).containsExactly(id + "/first!1");
        assertThat(journal.inMemory()).isZero();
        accounts.look(); // there is not enough yet
        assertThat(routes.execution(id).status()).isEqualTo(ExecutionStatus.WAITING);

        closeHub();
        open(engine, TWO);
        CALL.call(() -> accounts.budgets.update(
                budget.id(),
                new BudgetDraft("more", "workflow", workflow, "total", new BigDecimal("1.5"), null, null, null),
                "1"));
        until(id, ExecutionStatus.COMPLETED);
        assertThat(paid).containsExactly(id + "/first!1", id + "/second!1");
        assertThat(routes.execution(id).cost()).isEqualByComparingTo("1.2");
        assertThat(routes.execution(id).output()).isEqualTo("paid 0.6");
        assertThat(read(budget).spent()).isEqualByComparingTo("1.2");
        assertThat(read(budget).reserved()).isEqualByComparingTo("0");
        accounts.look();
        assertThat(database.<Integer>read(sql -> sql.fetchCount(WAITS))).isZero();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void waitsAgainUntilThereIsEnough(Engine engine) throws Exception {
        open(engine, TWO);
        Budget budget = budget("1");
        String first = ended(routes.start("x")).executionId();
        String second = ended(routes.start("y")).executionId();
        // enough for one step of the three that are to be done
        CALL.call(() -> accounts.budgets.topUp(budget.id(), new BigDecimal("0.3")));
        until(first, ExecutionStatus.COMPLETED);
        assertThat(routes.execution(second).status()).isEqualTo(ExecutionStatus.WAITING);
        CALL.call(() -> accounts.budgets.topUp(budget.id(), new BigDecimal("0.6")));
        journal.until(() -> {
            accounts.look();
            return paid.size() == 3;
        });
        until(second, ExecutionStatus.WAITING);
        CALL.call(() -> accounts.budgets.topUp(budget.id(), new BigDecimal("5")));
        until(second, ExecutionStatus.COMPLETED);
        assertThat(paid)
                .containsExactlyInAnyOrder(
                        first + "/first!1", first + "/second!1", second + "/first!1", second + "/second!1");
        assertThat(read(budget).spent()).isEqualByComparingTo("2.4");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void theNextPeriodLetsAStepGoOn(Engine engine) throws Exception {
        clock = InstantSource.fixed(Instant.now().truncatedTo(ChronoUnit.DAYS).minusSeconds(1));
        open(engine, TWO);
        budget("1", "daily");
        String id = ended(routes.start("x")).executionId();
        assertThat(paid).hasSize(1);
        clock = InstantSource.system();
        journal.until(() -> routes.execution(id).status() == ExecutionStatus.COMPLETED);
        assertThat(paid).containsExactly(id + "/first!1", id + "/second!1");
    }

    private static final String SPLIT = """
            - from:
                uri: direct:start
                steps:
                  - split:
                      id: each
                      parallelProcessing: true
                      expression: { tokenize: { token: "," } }
                      steps:
                        - to: { id: part, uri: "pay:0.4" }
                  - to: { id: last, uri: "pay:0.1" }
            """;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void branchesWaitEachByItself(Engine engine) throws Exception {
        open(engine, SPLIT);
        Budget budget = budget("1");
        RunOutcome outcome = ended(routes.start("a,b,c,d"));
        String id = outcome.executionId();
        assertThat(outcome.status()).isEqualTo(ExecutionStatus.WAITING);
        assertThat(paid).hasSize(2);
        closeHub();
        open(engine, SPLIT);
        CALL.call(() -> accounts.budgets.topUp(budget.id(), new BigDecimal("0.3")));
        journal.until(() -> {
            accounts.look();
            return paid.size() == 3;
        });
        until(id, ExecutionStatus.WAITING);
        CALL.call(() -> accounts.budgets.topUp(budget.id(), new BigDecimal("0.5")));
        until(id, ExecutionStatus.COMPLETED);
        assertThat(paid).doesNotHaveDuplicates().hasSize(5);
        assertThat(charged()).containsExactlyInAnyOrderElementsOf(paid);
        assertThat(read(budget).spent()).isEqualByComparingTo("1.7");
        assertThat(read(budget).reserved()).isEqualByComparingTo("0");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aFailedStepAndEachOfItsTriesAreChargedAndSoIsARetry(Engine engine) throws Exception {
        open(
                engine,
                Capture.EFFECTS,
                RunSettings.of(Map.of("steps", Map.of("call", Map.of("retries", Map.of("max", 1, "delayMillis", 1))))),
                """
                - from:
                    uri: direct:start
                    steps:
                      - to: { id: call, uri: "pay:0.1?ends=failed" }
                """);
        Budget budget = budget("1");
        RunOutcome outcome = ended(routes.start("x"));
        String id = outcome.executionId();
        assertThat(outcome.status()).isEqualTo(ExecutionStatus.FAILED);
        int tries = paid.size();
        assertThat(tries).isEqualTo(2);
        assertThat(paid).doesNotHaveDuplicates();
        assertThat(charged()).containsExactlyElementsOf(paid);

        CALL.call(() -> journal.steering().retry(id, null));
        journal.until(() -> paid.size() == 2 * tries && routes.execution(id).status() == ExecutionStatus.FAILED);
        assertThat(paid).doesNotHaveDuplicates();
        assertThat(charged()).containsExactlyInAnyOrderElementsOf(paid);
        assertThat(read(budget).spent())
                .isEqualByComparingTo(new BigDecimal("0.1").multiply(new BigDecimal(2 * tries)));
        assertThat(read(budget).reserved()).isEqualByComparingTo("0");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aLateResultOfACancelledExecutionIsCharged(Engine engine) throws Exception {
        open(engine, """
                - from:
                    uri: direct:start
                    steps:
                      - to: { id: slow, uri: "pay:0.1?ends=held" }
                """);
        Budget budget = budget("1");
        String id = routes.start("x").accepted().get(60, TimeUnit.SECONDS);
        assertThat(routes.holding.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
        CALL.call(() -> journal.steering().cancel(id));
        assertThat(routes.execution(id).status()).isEqualTo(ExecutionStatus.CANCELLED);
        assertThat(charged()).isEmpty();
        routes.held.release();
        journal.until(() -> charged().size() == 1);
        assertThat(read(budget).spent()).isEqualByComparingTo("0.1");
        assertThat(read(budget).reserved()).isEqualByComparingTo("0");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void isChargedWhereNothingElseIsKept(Engine engine) throws Exception {
        open(engine, Capture.NONE, RunSettings.NONE, TWO);
        assertThat(ended(routes.start("x")).status()).isEqualTo(ExecutionStatus.COMPLETED);
        journal.until(() -> charged().size() == 2);
    }
}
