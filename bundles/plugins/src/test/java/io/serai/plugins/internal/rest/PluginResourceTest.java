package io.serai.plugins.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.InvalidInputException;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.plugin.Plugin;
import io.serai.api.plugin.Plugins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PluginResourceTest {
    private static final Plugin PLUGIN =
            new Plugin("a", "1.0.0", "A", null, List.of("tool"), "ACTIVE", Map.of(), List.of(), "catalog", null, null);

    private final List<String> calls = new ArrayList<>();
    private final PluginResource resource = new PluginResource(new Plugins() {
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
    void asksForASource() {
        assertThatThrownBy(() -> resource.install(new PluginSource(null)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.violations()).hasSize(1));
    }
}
