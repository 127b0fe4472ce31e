package io.serai.workflows.internal;

import static io.serai.workflows.internal.TestHub.asAda;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.workflow.RoutePackEntry;
import io.serai.api.workflow.WorkflowDraft;
import io.serai.api.workflow.WorkflowPackaging.Packaged;
import io.serai.store.TestDatabase;
import io.serai.workflows.internal.FakePlugins.Version;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What goes into a package of a workflow that was made here. */
class WorkflowPackagingTest {
    private static final String DSL = """
            - route:
                id: orders
                from:
                  uri: hook:packaging?auth=none
                  steps:
                    - setBody: { constant: "{}" }
                    - to: "tool:quote"
                    - toD: "tool:${header.name}"
                    - to: "http://api.example.com/orders"
                    - to: "file:/srv/exports"
            """;

    private static TestDatabase database;
    private static TestHub hub;
    private static final FakePlugins PLUGINS = new FakePlugins();

    @BeforeAll
    static void open() {
        database = TestDatabase.derby();
        hub = new TestHub(database);
        hub.bindings.use(PLUGINS);
        PLUGINS.add(Version.offering("shipping", "1.2.0", "quote"));
        PLUGINS.activate("shipping", "1.2.0");
    }

    @AfterAll
    static void close() {
        hub.close();
        database.close();
    }

    private static String draft(String name, String dsl, Map<String, Object> settings) {
        return asAda(() -> hub.workflows
                .create(new WorkflowDraft(name, "Takes orders", dsl, settings))
                .id());
    }

    @Test
    void saysWhatItNeedsAndReaches() {
        String id = draft("My orders!", DSL, Map.of("capture", "full", "plugins", Map.of("shipping", "1.2.0")));

        Packaged packaged = asAda(() -> hub.packaging.pack(id));

        assertThat(packaged.entry())
                .isEqualTo(new RoutePackEntry("My-orders", "Takes orders", DSL, Map.of("capture", "full")));
        assertThat(packaged.plugins()).isEqualTo(Map.of("shipping", "1.2.0"));
        assertThat(packaged.permissions())
                .containsExactlyInAnyOrder("tool:quote", "outbound:api.example.com:80", "file:/srv/exports");
        // nothing of it runs
        assertThat(hub.active.find(id)).isNull();
    }

    @Test
    void whatCannotRunIsNotPackaged() {
        String id = draft("broken", "- from: { uri: \"nonsense:x\", steps: [] }", Map.of());
        assertThatThrownBy(() -> asAda(() -> hub.packaging.pack(id))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> asAda(() -> hub.packaging.pack("nobody"))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void whatAPluginBroughtIsPassedOnWithThePlugin() {
        String dsl = "- from: { uri: \"direct:brought\", steps: [ { log: x } ] }";
        PLUGINS.add(Version.offering("other", "1.0.0"));
        hub.packs
                .prepare(
                        "other",
                        "1.0.0",
                        List.of(new RoutePackEntry("brought", null, dsl, Map.of())),
                        PLUGINS.with("other", "1.0.0"))
                .apply();
        assertThatThrownBy(() -> asAda(() -> hub.packaging.pack("brought"))).isInstanceOf(ConflictException.class);
    }
}
