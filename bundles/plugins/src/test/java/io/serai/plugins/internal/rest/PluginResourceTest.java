package io.serai.plugins.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.InvalidInputException;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.plugin.Plugin;
import io.serai.api.plugin.Plugins;
import io.serai.plugins.internal.install.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PluginResourceTest {
    private static final Plugin PLUGIN =
            new Plugin("a", "1.0.0", "A", null, List.of("tool"), "ACTIVE", Map.of(), List.of(), "catalog", null, null);

    private final List<String> calls = new ArrayList<>();
    private final PluginResource resource = new PluginResource(
            new Plugins() {
                @Override
                public Page<Plugin> list(PageRequest page) {
                    calls.add("list " + page);
                    return new Page<>(List.of(PLUGIN), null);
                }

                @Override
                public Plugin get(String id) {
                    calls.add("get " + id);
                    return PLUGIN;
                }

                @Override
                public Plugin install(String source) {
                    calls.add("install " + source);
                    return PLUGIN;
                }

                @Override
                public void remove(String id) {
                    calls.add("remove " + id);
                }
            },
            new Catalog() {
                @Override
                public List<Offer> offers() {
                    return List.of(new Offer("a", "1.0.0", "First."), new Offer("b", "1.0.0", "Second."));
                }

                @Override
                public Optional<Offer> find(String id, String version) {
                    return Optional.empty();
                }

                @Override
                public void install(Offer offer) {}

                @Override
                public void uninstall(Offer offer) {}

                @Override
                public List<String> neededBy(Offer offer) {
                    return List.of();
                }

                @Override
                public Set<Installed> installed() {
                    return Set.of(new Installed(offers().get(0), "mvn:a"));
                }

                @Override
                public boolean isBooted() {
                    return true;
                }
            });

    @Test
    void passesCallsOn() {
        assertThat(resource.list(5, null, "x", null).items()).containsExactly(PLUGIN);
        assertThat(resource.get("a")).isEqualTo(PLUGIN);
        assertThat(resource.install(new PluginSource("catalog:a"))).isEqualTo(PLUGIN);
        resource.remove("a");

        assertThat(calls)
                .containsExactly(
                        "list " + PageRequest.of(5, null, "x", null), "get a", "install catalog:a", "remove a");
    }

    @Test
    void showsTheCatalogWithWhatIsInstalled() {
        assertThat(resource.catalog(null, null, null, null).items())
                .containsExactly(
                        new CatalogEntry("a", "1.0.0", "First.", true),
                        new CatalogEntry("b", "1.0.0", "Second.", false));
    }

    @Test
    void asksForASource() {
        assertThatThrownBy(() -> resource.install(new PluginSource(null)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.violations()).hasSize(1));
    }
}
