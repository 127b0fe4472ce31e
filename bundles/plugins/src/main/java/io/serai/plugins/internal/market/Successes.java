package io.serai.plugins.internal.market;

import io.serai.api.plugin.PluginOutcomes;
import io.serai.api.plugin.PluginOutcomes.Outcome;
import io.serai.plugins.internal.market.store.Listing;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How this hub's own executions that used a listing's plugin ended. Thread-safe. */
final class Successes {
    private static final Outcome NONE = new Outcome(0, 0, 0);

    private final Supplier<@Nullable PluginOutcomes> outcomes;

    /** @param outcomes gives null as long as nobody counts */
    Successes(Supplier<@Nullable PluginOutcomes> outcomes) {
        this.outcomes = outcomes;
    }

    /** By the listings' ids; those without a plugin are left out, and all of them as long as nothing was counted. */
    Map<String, Success> of(String tenant, Collection<Listing> listings) {
        PluginOutcomes counts = outcomes.get();
        Instant at = counts == null ? null : counts.countedAt();
        if (counts == null || at == null) {
            return Map.of();
        }
        Map<String, Listing> plugins = listings.stream()
                .filter(listing -> listing.plugin() != null)
                .collect(Collectors.toMap(Listing::id, Function.identity()));
        Map<String, Outcome> ended = counts.of(
                tenant,
                plugins.values().stream()
                        .map(Listing::plugin)
                        .filter(Objects::nonNull)
                        .toList());
        return plugins.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> success(
                                ended.getOrDefault(String.valueOf(one.getValue().plugin()), NONE), at)));
    }

    private static Success success(Outcome outcome, Instant at) {
        return new Success(
                PluginOutcomes.DAYS,
                outcome.ended(),
                outcome.completed(),
                outcome.ended() == 0 ? null : (double) outcome.completed() / outcome.ended(),
                at);
    }

    Optional<Success> of(String tenant, Listing listing) {
        return Optional.ofNullable(of(tenant, List.of(listing)).get(listing.id()));
    }
}
