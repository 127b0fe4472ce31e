package io.serai.models.internal.registry;

import io.serai.api.model.ModelInfo;
import io.serai.api.model.ModelPrice;
import io.serai.api.model.Models;
import io.serai.spi.model.KnownModel;
import io.serai.spi.model.ModelProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All models of a tenant: the stored ones, and those that configured providers are known to have. Kept in memory for a
 * moment, since every call of a model looks here. Thread-safe.
 */
public final class ModelTable {
    /** How soon a hub sees what another one changed. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final ModelRepository stored;
    private final Providers providers;
    private final InstantSource clock;
    private final Map<String, Loaded> loaded = new ConcurrentHashMap<>();

    ModelTable(ModelRepository stored, Providers providers, InstantSource clock) {
        this.stored = stored;
        this.providers = providers;
        this.clock = clock;
    }

    private record Loaded(List<StoredModel> models, Instant at) {}

    /**
     * A model, and the key that is stored with it.
     *
     * @param sealedKey as the vault gave it, or null
     */
    public record Entry(ModelInfo info, @Nullable String sealedKey) {}

    /** By name. */
    public List<Entry> all(String tenant) {
        Map<String, Entry> byName = new TreeMap<>();
        for (ModelProvider provider : providers.inOrder()) {
            if (provider.isConfigured()) {
                for (KnownModel known : provider.description().models()) {
                    byName.putIfAbsent(
                            known.name(),
                            new Entry(builtIn(provider.description().id(), known), null));
                }
            }
        }
        for (StoredModel model : stored(tenant)) {
            byName.put(model.name(), entry(model));
        }
        return List.copyOf(byName.values());
    }

    /** By name or id. */
    public Optional<Entry> find(String tenant, String nameOrId) {
        return all(tenant).stream()
                .filter(entry -> entry.info().name().equals(nameOrId)
                        || entry.info().id().equals(nameOrId))
                .findFirst();
    }

    /**
     * What a request may be answered by, in the order to ask: the named model and its fallbacks or, for the default one,
     * the first usable model of each provider in the chain and then of every other.
     *
     * @return empty if there is no such model, or for the default one if no provider is configured
     */
    public List<Entry> candidates(String tenant, @Nullable String model) {
        List<Entry> all = all(tenant);
        Optional<Entry> named = model == null ? Optional.empty() : named(all, model);
        if (named.isEmpty()) {
            return model == null || model.isBlank() || model.equals(Models.DEFAULT) ? chain(all) : List.of();
        }
        Map<String, Entry> chosen = new LinkedHashMap<>();
        chosen.put(named.get().info().id(), named.get());
        for (String fallback : named.get().info().fallbacks()) {
            named(all, fallback)
                    .ifPresent(entry -> chosen.putIfAbsent(entry.info().id(), entry));
        }
        return chosen.values().stream().filter(entry -> entry.info().active()).toList();
    }

    private static Optional<Entry> named(List<Entry> all, String nameOrId) {
        return all.stream()
                .filter(entry -> entry.info().name().equals(nameOrId)
                        || entry.info().id().equals(nameOrId))
                .findFirst();
    }

    private List<Entry> chain(List<Entry> all) {
        List<Entry> chosen = new ArrayList<>();
        for (ModelProvider provider : providers.inOrder()) {
            String id = provider.description().id();
            List<Entry> own = all.stream()
                    .filter(entry -> entry.info().provider().equals(id)
                            && entry.info().active()
                            && entry.info().configured())
                    .toList();
            // the provider's first one, else whatever the tenant has added of it
            provider.description().models().stream()
                    .flatMap(known -> own.stream()
                            .filter(entry -> entry.info().modelName().equals(known.name())))
                    .findFirst()
                    .or(() -> own.stream().findFirst())
                    .ifPresent(chosen::add);
        }
        return chosen;
    }

    private List<StoredModel> stored(String tenant) {
        Instant now = clock.instant();
        Loaded known = loaded.get(tenant);
        if (known != null && known.at().plus(FRESH).isAfter(now)) {
            return known.models();
        }
        List<StoredModel> models = stored.all(tenant);
        loaded.put(tenant, new Loaded(models, now));
        return models;
    }

    /** Reads anew from now on. */
    void changed(String tenant) {
        loaded.remove(tenant);
    }

    Optional<StoredModel> row(String tenant, String nameOrId) {
        return stored.all(tenant).stream()
                .filter(model -> model.name().equals(nameOrId) || model.id().equals(nameOrId))
                .findFirst();
    }

    Entry entry(StoredModel model) {
        boolean configured = model.sealedKey() != null
                || (model.endpoint() != null && providers.find(model.provider()).isPresent())
                || providers
                        .find(model.provider())
                        .filter(ModelProvider::isConfigured)
                        .isPresent();
        return new Entry(
                new ModelInfo(
                        model.id(),
                        model.name(),
                        model.provider(),
                        model.modelName(),
                        model.endpoint(),
                        model.sealedKey() != null,
                        model.capabilities(),
                        model.contextSize(),
                        model.maxOutput(),
                        model.requestsPerMinute(),
                        model.tokensPerMinute(),
                        model.fallbacks(),
                        model.active(),
                        false,
                        configured,
                        model.prices(),
                        model.updatedAt(),
                        model.updatedBy(),
                        String.valueOf(model.revision())),
                model.sealedKey());
    }

    private static ModelInfo builtIn(String provider, KnownModel known) {
        List<ModelPrice> prices = known.inputPrice() == null || known.outputPrice() == null
                ? List.of()
                : List.of(new ModelPrice(null, known.inputPrice(), known.cachedPrice(), known.outputPrice()));
        return new ModelInfo(
                known.name(),
                known.name(),
                provider,
                known.name(),
                null,
                false,
                known.capabilities(),
                known.contextSize(),
                known.maxOutput(),
                null,
                null,
                List.of(),
                true,
                true,
                true,
                prices,
                null,
                null,
                "0");
    }
}
