package io.serai.plugins.internal.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.SeraiException;
import io.serai.api.operation.PageRequest;
import io.serai.api.plugin.Plugin;
import io.serai.api.plugin.PluginAccess.Kind;
import io.serai.api.plugin.PluginPlan;
import io.serai.api.plugin.PluginSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of permissions as plugins come, change and go. */
class PluginPermissionTest {
    @TempDir
    Path folder;

    @TempDir
    Path outside;

    private Hub hub;

    @BeforeEach
    void open() throws Exception {
        hub = new Hub(folder).booted();
    }

    @AfterEach
    void close() throws Exception {
        hub.close();
    }

    private Path orders(Path where, String version, String permissions) throws Exception {
        return new PackageBuilder("orders")
                .descriptor("orders", version, ",\"permissions\":" + permissions)
                .workflow("intake")
                .bundleIn(where, "orders-" + version + ".jar");
    }

    private boolean granted(String tool) {
        return hub.permissions.list("orders").stream()
                .anyMatch(one -> one.permission().equals("tool:" + tool) && one.granted());
    }

    @Test
    void installingGrantsAndDecisionsOutliveARestart() throws Exception {
        hub.install(orders(outside, "1.0.0", "[\"tool:a\",\"tool:b\"]"));
        hub.permissions.change("orders", Map.of("tool:a", false), "ada");
        assertThat(granted("b")).isTrue();

        hub = hub.restarted();

        Plugin plugin = hub.eventually("orders", "ACTIVE");
        assertThat(plugin.permissions()).containsExactly("tool:a", "tool:b");
        assertThat(plugin.revoked()).containsExactly("tool:a");
        hub.permissions.of("orders", null).require(Kind.TOOL, "b");
        hub.remove("orders", false);
        assertThat(hub.store.grants.all()).isEmpty();
    }

    @Test
    void anUpdateByAPersonGrantsWhatIsNewAndOneFromTheFolderDoesNot() throws Exception {
        hub.install(orders(outside, "1.0.0", "[\"tool:a\"]"));
        hub.install(orders(outside, "1.1.0", "[\"tool:a\",\"tool:b\"]"));
        assertThat(granted("b")).isTrue();

        orders(hub.deploy, "1.2.0", "[\"tool:a\",\"tool:b\",\"tool:c\"]");
        Eventually.holds(() -> hub.plugins.get("orders").version().equals("1.2.0"), () -> hub.reconciler.counted());

        assertThat(granted("b")).isTrue();
        assertThat(granted("c")).isFalse();
        assertThat(hub.eventually("orders", "ACTIVE").revoked()).containsExactly("tool:c");
    }

    @Test
    void aPlanSaysWhatIsNotDeclaredAndStartsNothing() throws Exception {
        hub.packs.uses = "z";

        assertThat(plan(orders(outside, "1.0.0", "[\"tool:a\"]")).problems())
                .containsExactly(new PluginPlan.Refusal("plugin.permission-missing", "intake uses z"));
        assertThat(plan(orders(outside, "1.0.1", "[\"tool:z\"]")).problems()).isEmpty();
        assertThat(plan(orders(outside, "1.0.2", "[],\"contributes\":{\"tools\":[\"z\"]}"))
                        .problems())
                .as("its own")
                .isEmpty();

        assertThat(hub.plugins.list(PageRequest.of(10, null, null, null)).items())
                .isEmpty();
        assertThat(hub.store.grants.all()).isEmpty();
        assertThat(hub.packs.log).isEmpty();
    }

    private PluginPlan plan(Path file) {
        return hub.plugins.planInstall(new PluginSource("upload:next.jar", file));
    }

    @Test
    void aRefusedUpdateLeavesThePermissionsAsTheyWere() throws Exception {
        hub.install(orders(outside, "1.0.0", "[\"tool:a\"]"));
        List<?> before = hub.store.grants.all();
        hub.packs.refusal = () -> new InvalidInputException("plugin.permission-missing", "The node x uses tool:z.");

        Path next = orders(outside, "1.1.0", "[\"tool:b\"]");
        assertThatThrownBy(() -> hub.install(next))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo("plugin.permission-missing"));

        assertThat(hub.store.grants.all()).isEqualTo(before);
        assertThat(hub.permissions.list("orders")).hasSize(1);
    }
}
