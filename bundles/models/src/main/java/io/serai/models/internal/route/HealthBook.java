package io.serai.models.internal.route;

import io.serai.api.model.ModelInfo;
import io.serai.api.model.ProviderInfo;
import io.serai.models.internal.registry.Providers;
import io.serai.spi.model.ModelProvider;
import io.serai.spi.model.ProviderDescription;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The health of everything that is asked. Thread-safe. */
public final class HealthBook {
    private final InstantSource clock;
    private final Map<String, Health> pages = new ConcurrentHashMap<>();

    public HealthBook(InstantSource clock) {
        this.clock = clock;
    }

    /** A model with an address or a key of its own is on a page of its own, which a change of it begins anew. */
    Health of(ModelInfo model) {
        boolean own = model.endpoint() != null || model.ownKey();
        String page = own ? model.provider() + "/" + model.id() + "/" + model.etag() : model.provider();
        return pages.computeIfAbsent(page, fresh -> new Health(clock));
    }

    /** All providers, as people see them. */
    public List<ProviderInfo> providers(Providers providers) {
        return providers.inOrder().stream()
                .map(provider -> info(provider, providers.chain()))
                .toList();
    }

    private ProviderInfo info(ModelProvider provider, List<String> chain) {
        ProviderDescription told = provider.description();
        Health page = pages.get(told.id());
        Health.State state = page == null ? new Health.State(0, Map.of(), null, null) : page.state();
        Health.Problem problem = state.problem();
        Instant closedUntil = state.closedUntil();
        boolean down = closedUntil != null && closedUntil.isAfter(clock.instant());
        int place = chain.indexOf(told.id());
        return new ProviderInfo(
                told.id(),
                told.title(),
                provider.isConfigured(),
                told.environment(),
                told.howTo(),
                told.endpoint(),
                down
                        ? "down"
                        : state.answers() == 0 && problem == null ? "unknown" : problem == null ? "up" : "failing",
                place < 0 ? null : Integer.valueOf(place + 1),
                state.answers(),
                state.failures(),
                problem == null ? null : problem.message(),
                problem == null ? null : problem.at(),
                down ? closedUntil : null);
    }

    /** One sentence for the hub's health, or null if nothing is wrong. */
    public @Nullable String trouble(Providers providers) {
        List<String> down = providers(providers).stream()
                .filter(one -> one.configured() && one.health().equals("down"))
                .map(one -> one.title() + " (" + one.lastError() + ")")
                .toList();
        return down.isEmpty() ? null : "Not asked for a while: " + String.join("; ", down);
    }
}
