package io.serai.models.internal.budget;

import static io.serai.store.account.AccountTables.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.sum;

import io.serai.api.budget.Charge;
import io.serai.api.budget.Spender;
import io.serai.api.error.BudgetExceededException;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.store.Engine;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is set aside, given back and spent. */
class LedgerSpendingTest {
    private static final CallContext CALL = new CallContext(Caller.system(Caller.DEFAULT_TENANT), "test", null, null);
    private static final Spender ADA =
            new Spender(Caller.DEFAULT_TENANT, "11111111-1111-1111-1111-111111111111", "w-1", "nova", "ada");

    private TestDatabase database;
    private Accounts accounts;
    private final Bus bus = new Bus();
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    private void open(Engine engine) {
        database = TestDatabase.on(engine);
        accounts = accounts();
    }

    private Accounts accounts() {
        return new Accounts(database, bus, (tenant, subject) -> 0, (InstantSource) () -> now, () -> {});
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Budget budget(String scope, String subject, String period, String amount) {
        return CALL.call(() -> accounts.budgets.create(
                new BudgetDraft("b-" + Ids.next(), scope, subject, period, new BigDecimal(amount), null, null, null)));
    }

    private Budget read(Budget budget) {
        return CALL.call(() -> accounts.budgets.get(budget.id()));
    }

    private Charge charge(String key, Spender spender, String cost) {
        return new Charge(key, spender, "test", "small", "chat", 10, 2, 5, new BigDecimal(cost), 12, now);
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aHundredParallelCallsNeverSpendMoreThanThereIs(Engine engine) throws Exception {
        open(engine);
        Budget budget = budget("tenant", null, "total", "1.00");
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String key = "call-" + i;
                calls.add(() -> {
                    try {
                        accounts.spending.reserve(key, ADA, money("0.03"));
                    } catch (BudgetExceededException e) {
                        return false;
                    }
                    accounts.spending.charge(charge(key, ADA, "0.03"));
                    return true;
                });
            }
            int passed = 0;
            for (Future<Boolean> call : threads.invokeAll(calls, 300, TimeUnit.SECONDS)) {
                passed += call.get() ? 1 : 0;
            }
            assertThat(passed).isEqualTo(33);
        } finally {
            threads.shutdownNow();
        }
        assertThat(read(budget).spent()).isEqualByComparingTo("0.99");
        assertThat(read(budget).reserved()).isEqualByComparingTo("0");
        assertThat(read(budget).remaining()).isEqualByComparingTo("0.01");
        assertThat(charged()).isEqualByComparingTo("0.99");
    }

    private BigDecimal charged() {
        BigDecimal all =
                database.read(sql -> sql.select(sum(COST)).from(CHARGES).fetchOne(sum(COST)));
        return all == null ? BigDecimal.ZERO : all;
    }

    private BigDecimal reserved(Budget budget) {
        BigDecimal all = database.read(sql -> sql.select(sum(AMOUNT))
                .from(RESERVATIONS)
                .where(BUDGET_ID.eq(budget.id()))
                .fetchOne(sum(AMOUNT)));
        return all == null ? BigDecimal.ZERO : all;
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whateverHappensInWhateverOrderTheSumsAreRight(Engine engine) {
        open(engine);
        Budget all = budget("tenant", null, "monthly", "3");
        Budget own = budget("person", "ada", "total", "2");
        for (long seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            List<String> open = new ArrayList<>();
            List<Charge> charged = new ArrayList<>();
            for (int step = 0; step < 60; step++) {
                int what = random.nextInt(10);
                if (what < 4 || open.isEmpty()) {
                    String key = "key-" + seed + "-" + step;
                    BigDecimal most = BigDecimal.valueOf(1 + random.nextInt(40), 3);
                    try {
                        accounts.spending.reserve(key, ADA, most);
                        open.add(key);
                    } catch (BudgetExceededException e) {
                        assertThat(e.waits()).isTrue();
                    }
                } else if (what < 5) {
                    accounts.spending.reserve(open.get(random.nextInt(open.size())), ADA, money("0.5"));
                } else if (what < 7) {
                    accounts.spending.release(open.remove(random.nextInt(open.size())));
                } else if (what < 9) {
                    Charge charge = charge(
                            open.remove(random.nextInt(open.size())),
                            ADA,
                            BigDecimal.valueOf(random.nextInt(40_000), 6).toPlainString());
                    accounts.spending.charge(charge);
                    charged.add(charge);
                } else if (!charged.isEmpty()) {
                    accounts.spending.charge(charged.get(random.nextInt(charged.size())));
                }
            }
            open.forEach(accounts.spending::release);
            accounts.spending.reserve("open-" + seed, ADA, money("0.000000001"));
            for (Budget budget : List.of(all, own)) {
                Budget shown = read(budget);
                assertThat(shown.spent()).isEqualByComparingTo(charged());
                assertThat(shown.reserved()).isEqualByComparingTo(reserved(budget));
                assertThat(shown.spent().add(shown.reserved())).isLessThanOrEqualTo(shown.amount());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void isSetAsideEverywhereOrNowhere(Engine engine) {
        open(engine);
        Budget large = budget("tenant", null, "daily", "10");
        Budget small = budget("agent", "nova", "daily", "0.5");
        Budget other = budget("agent", "ari", "daily", "0.5");

        assertThatThrownBy(() -> accounts.spending.reserve("k", ADA, money("0.6")))
                .isInstanceOfSatisfying(BudgetExceededException.class, e -> {
                    assertThat(e.budget()).isEqualTo(small.id());
                    assertThat(e.nextPeriod()).isEqualTo("2026-11-23T00:00:00Z");
                });
        assertThat(read(large).reserved()).isEqualByComparingTo("0");

        accounts.spending.reserve("k", ADA, money("0.4"));
        accounts.spending.reserve("k", ADA, money("0.4")); // the same one
        assertThat(read(large).reserved()).isEqualByComparingTo("0.4");
        assertThat(read(small).reserved()).isEqualByComparingTo("0.4");
        assertThat(read(other).reserved()).isEqualByComparingTo("0");

        // what was spent is what counts, not what was set aside
        accounts.spending.charge(charge("k", ADA, "0.1"));
        accounts.spending.charge(charge("k", ADA, "0.1"));
        assertThat(read(large).spent()).isEqualByComparingTo("0.1");
        assertThat(read(small).spent()).isEqualByComparingTo("0.1");
        assertThat(read(small).remaining()).isEqualByComparingTo("0.4");

        now = Instant.parse("2026-11-23T00:00:00Z");
        assertThat(read(small).remaining()).isEqualByComparingTo("0.5");
        accounts.spending.reserve("next", ADA, money("0.5"));
    }

    @Test
    void aBudgetOfRunsIsForEachRun() {
        open(Engine.DERBY);
        budget("workflow", "w-1", "run", "0.1");
        Spender another = new Spender(Caller.DEFAULT_TENANT, "22222222-2222-2222-2222-222222222222", "w-1", null, null);
        accounts.spending.reserve("a", ADA, money("0.1"));
        accounts.spending.reserve("b", another, money("0.1"));
        assertThatThrownBy(() -> accounts.spending.reserve("c", ADA, money("0.01")))
                .isInstanceOf(BudgetExceededException.class);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void eachThresholdIsToldOnceAlsoByTwoHubs(Engine engine) {
        open(engine);
        Accounts second = accounts();
        Budget budget = budget("tenant", null, "daily", "1");
        for (int i = 0; i < 9; i++) {
            accounts.spending.charge(charge("t-" + i, ADA, "0.1"));
            accounts.look();
            second.look();
        }
        assertThat(bus.thresholds()).containsExactly(50, 75, 90);
        assertThatThrownBy(() -> second.spending.reserve("no", ADA, money("0.2")))
                .isInstanceOf(BudgetExceededException.class);
        accounts.look();
        assertThat(bus.thresholds()).containsExactly(50, 75, 90, 100);

        CALL.call(() -> accounts.budgets.topUp(budget.id(), money("1")));
        accounts.spending.charge(charge("more", ADA, "0.7"));
        accounts.look();
        second.look();
        assertThat(bus.thresholds()).containsExactly(50, 75, 90, 100, 50, 75);

        now = now.plusSeconds(24 * 3600);
        accounts.spending.charge(charge("next-day", ADA, "1.1"));
        second.look();
        accounts.look();
        assertThat(bus.thresholds()).endsWith(75, 50).hasSize(7);
    }

    @Test
    void whatNobodyWillSpendIsGivenBack() {
        open(Engine.DERBY);
        Budget budget = budget("tenant", null, "total", "1");
        accounts.spending.reserve("lost", ADA, money("0.9"));
        database.transact(sql -> sql.update(RESERVATIONS)
                .set(RESERVED_AT, now.minusSeconds(7200))
                .execute());
        assertThat(accounts.releaseOrphans()).isEqualTo(1);
        assertThat(read(budget).reserved()).isEqualByComparingTo("0");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whatWasSpentIsListedAndSummedUp(Engine engine) {
        open(engine);
        accounts.spending.charge(charge("u-1", ADA, "0.25"));
        now = now.plusSeconds(3600 * 24);
        accounts.spending.charge(charge("u-2", ADA, "0.5"));
        accounts.spending.charge(charge("u-3", new Spender("other", null, null, null, null), "9"));
        UsageFilter none = new UsageFilter(null, null, null, null, null, null, null, null);
        CALL.call(() -> {
            var first = accounts.usage.list(none, io.serai.api.operation.PageRequest.first(1));
            assertThat(first.items()).singleElement().satisfies(row -> {
                assertThat(row.key()).isEqualTo("u-2");
                assertThat(row.cost()).isEqualByComparingTo("0.5");
                assertThat(row.at()).isEqualTo(now);
            });
            var rest = accounts.usage.list(none, io.serai.api.operation.PageRequest.of(1, first.next(), null, null));
            assertThat(rest.items()).extracting(Usage::key).containsExactly("u-1");
            assertThat(rest.next()).isNull();
            assertThat(accounts.usage.summary(none, "day").items())
                    .extracting(UsageSummary.Group::value)
                    .containsExactly("2026-11-22", "2026-11-23");
            UsageSummary byModel = accounts.usage.summary(none, "model");
            assertThat(byModel.items()).singleElement().satisfies(group -> {
                assertThat(group.value()).isEqualTo("small");
                assertThat(group.calls()).isEqualTo(2);
                assertThat(group.inputTokens()).isEqualTo(20);
            });
            assertThat(byModel.total().cost()).isEqualByComparingTo("0.75");
            assertThat(accounts.usage
                            .summary(
                                    new UsageFilter(null, null, null, "ada", null, null, null, "2026-11-23T00:00:00Z"),
                                    null)
                            .total()
                            .cost())
                    .isEqualByComparingTo("0.25");
            return null;
        });
    }
}
