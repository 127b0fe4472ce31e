package io.serai.plugins.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.plugin.Plugin;
import io.serai.api.plugin.PluginOperation;
import io.serai.api.plugin.PluginPlan;
import io.serai.api.plugin.PluginSource;
import io.serai.api.plugin.PluginUsage;
import io.serai.api.plugin.Plugins;
import io.serai.plugins.internal.catalog.Catalogs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PluginResourceTest {
    private static final Plugin PLUGIN = new Plugin(
            "a",
            "1.0.0",
            "A",
            null,
            List.of("tool"),
            "ACTIVE",
            Map.of(),
            List.of(),
            List.of(),
            "upload:a",
            null,
            null,
            null,
            List.of());
    private static final PluginPlan PLAN =
            new PluginPlan(List.of(), List.of(), List.of(), List.of(), Map.of(), List.of("w"), List.of());

    private final List<String> calls = new ArrayList<>();
    private String status = PluginOperation.SUCCEEDED;
    private final PluginResource resource = new PluginResource(new Fake(), new Catalogs(List.of()));

    @Test
    void passesCallsOn() {
        assertThat(resource.list(5, null, "x", null).items()).containsExactly(PLUGIN);
        assertThat(resource.get("a")).isEqualTo(PLUGIN);
        PluginChangeView view = resource.install(null, 5L, new PluginSourceRequest("catalog:a"));
        resource.want("a", null, new WantedRequest("1.0.0"));
        resource.remove("a", true, null, null);
        resource.migrate("a", new MigrationRequest("1.0.0", "2.0.0"));

        assertThat(view.operation()).isEqualTo("op");
        assertThat(view.plugin()).isEqualTo(PLUGIN);
        assertThat(view.workflows()).containsExactly("w");
        assertThat(view.pending()).isFalse();
        assertThat(calls)
                .containsExactly(
                        "list " + PageRequest.of(5, null, "x", null),
                        "get a",
                        "install catalog:a 5",
                        "get a",
                        "want a 1.0.0 30000",
                        "get a",
                        "remove a true 30000",
                        "get a",
                        "migrate a 1.0.0 2.0.0");
    }

    @Test
    void plansWithoutDoing() {
        assertThat(resource.install(true, null, new PluginSourceRequest("catalog:a"))
                        .operation())
                .isNull();
        assertThat(resource.remove("a", null, true, null).operation()).isNull();

        assertThat(calls).containsExactly("plan catalog:a", "plan remove a");
    }

    @Test
    void saysWhenTheOperationGoesOn() {
        status = PluginOperation.RUNNING;

        PluginChangeView view = resource.install(false, 0L, new PluginSourceRequest("catalog:a"));

        assertThat(view.pending()).isTrue();
        assertThat(view.plugin()).isNull();
    }

    @Test
    void asksForWhatIsMissing() {
        assertThatThrownBy(() -> resource.install(null, null, new PluginSourceRequest(null)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.violations()).hasSize(1));
        assertThatThrownBy(() -> resource.want("a", null, new WantedRequest(" ")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> resource.migrate("a", new MigrationRequest("1.0.0", null)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> resource.remove("a", null, null, -1L)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> resource.upload(null, null, List.of()))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("plugin.source"));
    }

    private PluginOperation done() {
        return new PluginOperation(
                "op", "install", "a", "1.0.0", "upload:a", status, "done", PLAN, null, null, "me", Instant.EPOCH, null);
    }

    private final class Fake implements Plugins {
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
        public PluginPlan planInstall(PluginSource source) {
            calls.add("plan " + source.text());
            return PLAN;
        }

        @Override
        public PluginPlan planRemove(String id) {
            calls.add("plan remove " + id);
            return PLAN;
        }

        @Override
        public PluginOperation install(PluginSource source, Duration patience) {
            calls.add("install " + source.text() + " " + patience.toMillis());
            return done();
        }

        @Override
        public PluginOperation want(String id, String version, Duration patience) {
            calls.add("want " + id + " " + version + " " + patience.toMillis());
            return done();
        }

        @Override
        public PluginOperation remove(String id, boolean force, Duration patience) {
            calls.add("remove " + id + " " + force + " " + patience.toMillis());
            return done();
        }

        @Override
        public PluginUsage.Migration migrate(String id, String from, String to) {
            calls.add("migrate " + id + " " + from + " " + to);
            return new PluginUsage.Migration(1, List.of());
        }

        @Override
        public PluginOperation operation(String id) {
            throw new NotFoundException("plugin.operation-not-found", "None.");
        }

        @Override
        public Page<PluginOperation> operations(PageRequest page) {
            return new Page<>(List.of(), null);
        }
    }
}
