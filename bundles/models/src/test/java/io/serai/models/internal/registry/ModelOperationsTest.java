package io.serai.models.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.PreconditionException;
import io.serai.api.model.ModelDraft;
import io.serai.api.model.ModelFailure;
import io.serai.api.model.ModelInfo;
import io.serai.api.model.ModelPrice;
import io.serai.api.model.ModelRefusedException;
import io.serai.api.model.ModelTest;
import io.serai.api.model.ProviderInfo;
import io.serai.models.internal.Fakes;
import io.serai.models.internal.Fakes.FakeProvider;
import io.serai.models.internal.Fakes.TurningVault;
import io.serai.models.internal.route.HealthBook;
import io.serai.models.internal.route.Prober;
import io.serai.store.Engine;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelOperationsTest {
    private final String tenant = Ids.next();
    private final FakeProvider provider = FakeProvider.priced("acme");
    private final Providers providers = new Providers(List.of("acme"));
    private ModelOperations models;
    private ProviderOperations listing;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void keepsModels(Engine engine) {
        try (TestDatabase database = TestDatabase.on(engine)) {
            prepare(database);

            ModelInfo made = as(() -> models.create(new ModelDraft(
                    "big",
                    "acme",
                    "acme-big",
                    "https://llm.example",
                    "secret-key",
                    List.of("chat", "tools"),
                    8000,
                    2000,
                    60,
                    90000,
                    List.of("acme-1"),
                    null,
                    List.of(
                            new ModelPrice(null, BigDecimal.valueOf(2), null, BigDecimal.valueOf(8)),
                            new ModelPrice(
                                    LocalDate.of(2026, 6, 1),
                                    new BigDecimal("0.15"),
                                    new BigDecimal("0.075"),
                                    BigDecimal.ONE)))));

            assertThat(made.ownKey()).isTrue();
            assertThat(made.toString()).doesNotContain("secret-key");
            assertThat(made.prices()).extracting(ModelPrice::from).containsExactly(LocalDate.of(2026, 6, 1), null);
            ModelInfo read = as(() -> models.get("big"));
            assertThat(read).isEqualTo(made);
            assertThat(as(() -> models.get(made.id()))).isEqualTo(made);
            assertThat(as(() -> models.list(null, null, null, null)).items())
                    .extracting(ModelInfo::name)
                    .containsExactly("acme-1", "big");
            assertThat(Fakes.as("another-" + tenant, () -> models.list(null, null, null, null))
                            .items())
                    .extracting(ModelInfo::name)
                    .containsExactly("acme-1");
            assertThatThrownBy(() -> Fakes.as("another-" + tenant, () -> models.get(made.id())))
                    .isInstanceOf(NotFoundException.class);

            ModelInfo changed = as(() -> models.update("big", made.etag(), change(null, false)));
            assertThat(changed.active()).isFalse();
            assertThat(changed.ownKey()).isTrue();
            assertThat(changed.prices()).isEqualTo(made.prices());
            assertThatThrownBy(() -> as(() -> models.update("big", made.etag(), change(null, true))))
                    .isInstanceOf(PreconditionException.class);
            assertThat(as(() -> models.update("big", null, change("https://elsewhere.example", null)))
                            .ownKey())
                    .as("the key goes nowhere but where it was given for")
                    .isFalse();
            assertThatThrownBy(() -> as(() -> models.create(new ModelDraft(
                            "big", "acme", "x", null, null, null, null, null, null, null, null, null, null))))
                    .isInstanceOf(ConflictException.class);

            as(() -> {
                models.delete("big");
                return null;
            });
            assertThatThrownBy(() -> as(() -> models.get("big"))).isInstanceOf(NotFoundException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "DERBY")
    void makesABuiltInModelTheTenantsOwn(Engine engine) {
        try (TestDatabase database = TestDatabase.on(engine)) {
            prepare(database);

            assertThat(as(() -> models.get("acme-1")).builtIn()).isTrue();
            assertThatThrownBy(() -> as(() -> {
                        models.delete("acme-1");
                        return null;
                    }))
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("inactive");
            ModelInfo own = as(() -> models.update("acme-1", "0", change(null, false)));
            assertThat(own.builtIn()).isFalse();
            assertThat(own.prices()).hasSize(1);
            assertThat(as(() -> models.list(null, null, "acme", null)).items()).containsExactly(own);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "DERBY")
    void namesEachBrokenRule(Engine engine) {
        try (TestDatabase database = TestDatabase.on(engine)) {
            prepare(database);
            assertThatThrownBy(() -> as(() -> models.create(new ModelDraft(
                            "default",
                            "nobody",
                            " ",
                            "ftp://x",
                            "a b",
                            List.of("flying"),
                            -1,
                            null,
                            null,
                            null,
                            List.of("a b"),
                            null,
                            List.of(new ModelPrice(null, BigDecimal.valueOf(-1), null, BigDecimal.ONE))))))
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            e -> assertThat(e.violations())
                                    .extracting("field")
                                    .containsExactly(
                                            "name",
                                            "provider",
                                            "modelName",
                                            "endpoint",
                                            "apiKey",
                                            "contextSize",
                                            "capabilities",
                                            "fallbacks",
                                            "prices"));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, names = "DERBY")
    void triesModelsOutAndShowsProviders(Engine engine) {
        try (TestDatabase database = TestDatabase.on(engine)) {
            prepare(database);
            ModelTest good = as(() -> models.test("acme-1"));
            assertThat(good.answered()).isTrue();
            assertThat(good.answer()).isEqualTo("ok");
            provider.fails(() -> new ModelRefusedException(ModelFailure.AUTH, "Wrong key.", null));
            ModelTest bad = as(() -> models.test("acme-1"));
            assertThat(bad.answered()).isFalse();
            assertThat(bad.code()).isEqualTo("model.auth");
            assertThat(bad.error()).isEqualTo("Wrong key.");

            ProviderInfo info =
                    as(() -> listing.list(null, null, null, null)).items().get(0);
            assertThat(info.id()).isEqualTo("acme");
            assertThat(info.configured()).isTrue();
            assertThat(info.chainPosition()).isEqualTo(1);
            assertThat(info.environment()).containsExactly("KEY_OF_acme");
        }
    }

    private void prepare(TestDatabase database) {
        providers.add(provider);
        InstantSource clock = InstantSource.system();
        TurningVault vault = new TurningVault();
        ModelTable table = StoredModels.table(database, providers, clock);
        StoredModels stored = StoredModels.of(
                database, providers, table, vault, clock, new Prober(providers, vault, new HealthBook(clock)));
        models = new ModelOperations(stored);
        listing = new ProviderOperations(stored);
    }

    private static ModelDraft change(String endpoint, Boolean active) {
        return new ModelDraft(null, null, null, endpoint, null, null, null, null, null, null, null, active, null);
    }

    private <T> T as(Supplier<T> work) {
        return Fakes.as(tenant, work);
    }
}
