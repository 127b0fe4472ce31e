package io.serai.models.internal.registry;

import io.serai.spi.model.ModelProvider;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The providers that are there now; the hub's own and those of plugins. Thread-safe. */
public final class Providers {
    private final Map<String, ModelProvider> providers = new ConcurrentHashMap<>();
    private final List<String> chain;

    /** @param chain ids in the order in which they are asked where nobody names a model */
    public Providers(List<String> chain) {
        this.chain = List.copyOf(chain);
    }

    public void add(ModelProvider provider) {
        providers.put(provider.description().id(), provider);
    }

    /** Does nothing if another one has taken its id meanwhile. */
    public void remove(ModelProvider provider) {
        providers.remove(provider.description().id(), provider);
    }

    public Optional<ModelProvider> find(String id) {
        return Optional.ofNullable(providers.get(id));
    }

    public List<String> chain() {
        return chain;
    }

    /** All: first those of the chain, then the others by id. */
    public Collection<ModelProvider> inOrder() {
        Map<String, ModelProvider> now = Map.copyOf(providers);
        return Stream.concat(chain.stream(), now.keySet().stream().sorted())
                .distinct()
                .filter(now::containsKey)
                .map(now::get)
                .collect(Collectors.toList());
    }
}
