package io.serai.models.internal.route;

import static io.serai.models.internal.Fakes.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.serai.api.budget.Spender;
import io.serai.api.error.BudgetExceededException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.SeraiException;
import io.serai.api.model.Account;
import io.serai.api.model.ChatListener;
import io.serai.api.model.ChatMessage;
import io.serai.api.model.ChatOptions;
import io.serai.api.model.ChatReply;
import io.serai.api.model.ChatRequest;
import io.serai.api.model.ChatRun;
import io.serai.api.model.ModelDraft;
import io.serai.api.model.ModelFailure;
import io.serai.api.model.ModelRefusedException;
import io.serai.api.model.ModelUnavailableException;
import io.serai.api.model.ProviderInfo;
import io.serai.models.internal.Fakes;
import io.serai.models.internal.Fakes.Book;
import io.serai.models.internal.Fakes.FakeProvider;
import io.serai.models.internal.Fakes.TurningVault;
import io.serai.models.internal.registry.ModelTable;
import io.serai.models.internal.registry.Providers;
import io.serai.models.internal.registry.StoredModels;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RouterTest {
    private static TestDatabase database;

    private final String tenant = Ids.next();
    private final FakeProvider first = FakeProvider.priced("first");
    private final FakeProvider second = FakeProvider.priced("second");
    private final Providers providers = new Providers(List.of("first", "second"));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService clock = new ScheduledThreadPoolExecutor(1);
    private final Book book = new Book();
    private volatile Instant now = Instant.parse("2026-11-22T07:00:00Z");
    private final HealthBook health = new HealthBook(() -> now);
    private final ModelTable table = StoredModels.table(database, providers, () -> now);
    private final TurningVault vault = new TurningVault();
    private final StoredModels models =
            StoredModels.of(database, providers, table, vault, () -> now, new Prober(providers, vault, health));
    private final Router router = new Router(new Router.Parts(
            table,
            providers,
            vault,
            health,
            () -> book,
            new RouterSettings(Duration.ofSeconds(60), 2, Duration.ofMillis(1), Duration.ofMillis(50)),
            () -> now,
            threads,
            clock));

    @BeforeAll
    static void open() {
        database = TestDatabase.derby();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    RouterTest() {
        providers.add(second);
        providers.add(first);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        clock.shutdownNow();
    }

    @Test
    void asksTheChainsFirstAndBooksWhatItCosts() throws Exception {
        ChatReply reply = ask(null);

        assertThat(reply.text()).isEqualTo("ok");
        assertThat(reply.provider()).isEqualTo("first");
        assertThat(reply.model()).isEqualTo("first-1");
        assertThat(reply.cost()).isEqualByComparingTo("0.00026"); // 60 × 2 + 40 × 1 + 10 × 10 millionths
        assertThat(reply.charge().spender().tenant()).isEqualTo(tenant);
        assertThat(book.booked).hasSize(2);
        assertThat(book.booked.get(0)).startsWith("reserve k1 ");
        assertThat(new BigDecimal(book.booked.get(0).split(" ")[2])).isGreaterThan(reply.cost());
        assertThat(book.booked.get(1)).isEqualTo("charge k1 0.00026");
        assertThat(second.calls).isEmpty();
    }

    @Test
    void leavesTheChargeOfAStepToItsStep() throws Exception {
        router.chat(ChatRequest.of(null, "Hi"), new Account("k1", spender(), true), null)
                .reply()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);

        assertThat(book.booked).singleElement().asString().startsWith("reserve");
    }

    @Test
    void goesOnToTheNextByTheClassOfTheFailure() throws Exception {
        for (ModelFailure failure :
                List.of(ModelFailure.RATE_LIMITED, ModelFailure.NETWORK, ModelFailure.SERVER, ModelFailure.TIMEOUT)) {
            first.fails(() -> new ModelUnavailableException(failure, "not now", null, null));
            assertThat(ask(null).provider()).as(failure.name()).isEqualTo("second");
        }
        first.fails(() -> new ModelRefusedException(ModelFailure.AUTH, "wrong key", null));
        assertThat(ask(null).provider()).isEqualTo("second");
        int asked = first.calls.size();
        assertThat(ask(null).provider()).isEqualTo("second");
        assertThat(first.calls).as("is not asked with a wrong key again").hasSize(asked);
        ProviderInfo info = health.providers(providers).get(0);
        assertThat(info.health()).isEqualTo("down");
        assertThat(info.lastError()).isEqualTo("wrong key");
        assertThat(info.failures()).containsEntry("model.auth", 1L).containsEntry("model.network", 1L);
    }

    @Test
    void asksNobodyElseWhatIsInvalid() {
        first.fails(() -> new ModelRefusedException(ModelFailure.INVALID, "too long", null));

        assertThat(failure(null)).isInstanceOf(ModelRefusedException.class).hasMessage("too long");
        assertThat(first.calls).hasSize(1);
        assertThat(second.calls).isEmpty();
        assertThat(book.booked).last().isEqualTo("release k1");
    }

    @Test
    void triesTheWholeChainAgainAndSaysWhatFailed() {
        first.fails(() -> new ModelUnavailableException(ModelFailure.NETWORK, "no road", null, null));
        second.fails(() -> new ModelUnavailableException(ModelFailure.SERVER, "on fire", null, null));

        assertThat(failure(null))
                .isInstanceOfSatisfying(
                        ModelUnavailableException.class,
                        e -> assertThat(e.failure()).isEqualTo(ModelFailure.NETWORK))
                .hasMessageContaining("no road")
                .hasMessageContaining("on fire");
        assertThat(first.calls).hasSize(2);
        assertThat(second.calls).hasSize(2);
    }

    @Test
    void breaksTheCircuitAndClosesItAgain() throws Exception {
        first.fails(() -> new ModelUnavailableException(ModelFailure.SERVER, "on fire", null, null));
        for (int i = 0; i < Health.FAILURES; i++) {
            assertThat(ask(null).provider()).isEqualTo("second");
        }
        first.does(call -> says("back"));
        assertThat(ask(null).provider()).isEqualTo("second");
        assertThat(first.calls).hasSize(Health.FAILURES);

        now = now.plus(Health.PAUSE);
        assertThat(ask(null).provider()).isEqualTo("first");
        assertThat(health.providers(providers).get(0).health()).isEqualTo("up");
    }

    @Test
    void asksNotBeforeTheProviderWantsIt() throws Exception {
        first.fails(
                () -> new ModelUnavailableException(ModelFailure.RATE_LIMITED, "later", Duration.ofSeconds(20), null));
        ask(null);
        first.does(call -> says("ok"));
        assertThat(ask(null).provider()).isEqualTo("second");
        now = now.plusSeconds(21);
        assertThat(ask(null).provider()).isEqualTo("first");
    }

    @Test
    void keepsTheRegistrysLimits() throws Exception {
        Fakes.as(tenant, () -> models.update("first-1", draft(null, 2, List.of()), null));
        ask("first-1");
        ask("first-1");
        assertThat(failure("first-1")).isInstanceOfSatisfying(ModelUnavailableException.class, e -> {
            assertThat(e.code()).isEqualTo("model.rate-limited");
            assertThat(e.retryAfter()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(60));
        });
        now = now.plusSeconds(61);
        assertThat(ask("first-1").text()).isEqualTo("ok");
        assertThat(first.calls).hasSize(3);
    }

    @Test
    void asksANamedModelAloneOrItsFallbacks() throws Exception {
        first.fails(() -> new ModelUnavailableException(ModelFailure.SERVER, "on fire", null, null));
        assertThat(failure("first-1")).hasMessage("on fire");
        assertThat(second.calls).isEmpty();

        Fakes.as(tenant, () -> models.update("first-1", draft(null, null, List.of("second-1")), null));
        assertThat(ask("first-1").model()).isEqualTo("second-1");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(failure("nobody")).isInstanceOf(NotFoundException.class);
        first.configured(false);
        second.configured(false);
        assertThat(failure(null)).hasMessageContaining("OPENAI_API_KEY");
        assertThat(((SeraiException) failure("default")).code()).isEqualTo("model.none-configured");
        assertThat(book.booked).isEmpty();
    }

    @Test
    void usesAModelsOwnKeyAndAddress() throws Exception {
        Fakes.as(
                tenant,
                () -> models.create(new ModelDraft(
                        "mine",
                        "first",
                        "big",
                        "https://llm.example/v1",
                        "own-key",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)));
        assertThat(ask("mine").model()).isEqualTo("mine");
        assertThat(first.calls).singleElement().satisfies(call -> {
            assertThat(call.apiKey()).isEqualTo("own-key");
            assertThat(call.endpoint()).isEqualTo("https://llm.example/v1");
            assertThat(call.request().model()).isEqualTo("big");
        });
    }

    @Test
    void failsOverBeforeTheFirstTokenOnly() throws Exception {
        List<String> heard = new ArrayList<>();
        first.fails(() -> new ModelUnavailableException(ModelFailure.NETWORK, "no road", null, null));
        second.does(call -> {
            call.listener().token("He");
            call.listener().token("llo");
            return says("Hello");
        });
        assertThat(stream(heard::add).text()).isEqualTo("Hello");
        assertThat(heard).containsExactly("He", "llo");

        first.does(call -> {
            call.listener().token("Ha");
            throw new ModelUnavailableException(ModelFailure.NETWORK, "cut off", null, null);
        });
        int before = second.calls.size();
        assertThat(catchThrowable(() -> stream(heard::add)).getCause()).hasMessage("cut off");
        assertThat(second.calls).hasSize(before);
    }

    private ChatReply stream(ChatListener listener) throws Exception {
        return router.chat(ChatRequest.of(null, "Hi"), account(), listener)
                .reply()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }

    @Test
    void wantsJsonWhereASchemaWasGiven() throws Exception {
        first.does(call -> says("I would say: yes"));
        second.does(call -> says("```json\n{\"mood\":\"good\"}\n```"));
        ChatReply reply = router.chat(
                        new ChatRequest(
                                null,
                                List.of(ChatMessage.user("Hi")),
                                List.of(),
                                new ChatOptions(null, null, "{\"type\":\"object\"}", List.of(), null)),
                        account(),
                        null)
                .reply()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
        assertThat(reply.text()).isEqualTo("{\"mood\":\"good\"}");
    }

    @Test
    void isCancelled() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        first.does(call -> {
            call.onCancel(cancelled::countDown);
            asked.countDown();
            try {
                cancelled.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new ModelUnavailableException(ModelFailure.NETWORK, "closed", null, null);
        });
        ChatRun run = router.chat(ChatRequest.of(null, "Hi"), account(), null);
        asked.await();
        run.cancel();
        assertThat(catchThrowable(() -> run.reply().toCompletableFuture().get(60, TimeUnit.SECONDS)))
                .satisfiesAnyOf(
                        e -> assertThat(e).isInstanceOf(CancellationException.class),
                        e -> assertThat(e.getCause()).isInstanceOf(CancellationException.class));
        assertThat(second.calls).isEmpty();
    }

    @Test
    void aSpentBudgetAsksNobody() {
        Router broke = new Router(new Router.Parts(
                table,
                providers,
                vault,
                health,
                () -> new io.serai.api.budget.Spending() {
                    @Override
                    public void reserve(String key, Spender spender, BigDecimal most) {
                        throw new BudgetExceededException("b1", true, null, "Spent.");
                    }

                    @Override
                    public void release(String key) {
                        throw new AssertionError("nothing was reserved");
                    }

                    @Override
                    public void charge(io.serai.api.budget.Charge charge) {
                        throw new AssertionError("nothing was spent");
                    }
                },
                RouterSettings.USUAL,
                () -> now,
                threads,
                clock));
        assertThat(catchThrowable(() -> broke.chat(ChatRequest.of(null, "Hi"), account(), null)
                        .reply()
                        .toCompletableFuture()
                        .get(60, TimeUnit.SECONDS)))
                .hasCauseInstanceOf(BudgetExceededException.class);
        assertThat(first.calls).isEmpty();
    }

    private static ModelDraft draft(String apiKey, Integer requestsPerMinute, List<String> fallbacks) {
        return new ModelDraft(
                null, null, null, null, apiKey, null, null, null, requestsPerMinute, null, fallbacks, null, null);
    }

    private Spender spender() {
        return new Spender(tenant, null, null, null, null);
    }

    private Account account() {
        return new Account("k1", spender(), false);
    }

    private ChatReply ask(String model) throws Exception {
        return router.chat(ChatRequest.of(model, "Hi"), account(), null)
                .reply()
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS);
    }

    private Throwable failure(String model) {
        Throwable thrown = catchThrowable(() -> ask(model));
        assertThat(thrown).isInstanceOf(ExecutionException.class);
        return thrown.getCause();
    }
}
