package io.serai.plugins.internal.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.plugin.Plugin;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a plugin that runs when its publisher or its package is not trusted any more. */
class PluginRevocationTest {
    @TempDir
    Path folder;

    @TempDir
    Path outside;

    private Hub hub;

    @BeforeEach
    void open() throws Exception {
        hub = new Hub(folder).booted();
        hub.install(new PackageBuilder("orders")
                .descriptor("orders", "1.0.0", ",\"permissions\":[\"tool:a\"]")
                .workflow("intake")
                .bundleIn(outside, "orders-1.0.0.jar"));
        hub.eventually("orders", "ACTIVE");
    }

    @AfterEach
    void close() throws Exception {
        hub.close();
    }

    private void revoke(boolean revoked) {
        hub.store.revoked = revoked;
        hub.reconciler.requestReview();
    }

    private boolean hasBundles() {
        return hub.locations().stream().anyMatch(location -> location.contains("orders"));
    }

    @Test
    void whereThePolicyWarnsItRunsOnAndSaysSo() {
        revoke(true);
        Eventually.holds(() -> hub.plugins.get("orders").code() != null, () -> hub.plugins.get("orders"));

        Plugin plugin = hub.plugins.get("orders");
        assertThat(plugin.state()).isEqualTo("ACTIVE");
        assertThat(plugin.code()).isEqualTo("plugin.revoked");
        assertThat(plugin.error()).contains("it was stolen");
        assertThat(plugin.versions().get(0).warning()).contains("it was stolen");
        assertThat(hub.packs.versions()).containsExactly("orders 1.0.0");
        assertThat(hub.usage.parked).isEmpty();
    }

    @Test
    void whereSignaturesAreRequiredItStopsAndComesBackWhenItIsTakenAgain() throws Exception {
        hub.store.signedOnly = true;
        revoke(true);

        Plugin stopped = hub.eventually("orders", "FAILED");
        assertThat(stopped.code()).isEqualTo("plugin.revoked");
        assertThat(stopped.error()).contains("it was stolen", "does not run any more");
        assertThat(hub.packs.versions()).isEmpty();
        assertThat(hub.usage.parked).containsExactly("orders 1.0.0");
        assertThat(hasBundles()).isFalse();
        assertThat(hub.running.now().active()).isEmpty();

        revoke(false);

        Plugin again = hub.eventually("orders", "ACTIVE");
        assertThat(again.code()).isNull();
        assertThat(hub.packs.versions()).containsExactly("orders 1.0.0");
        assertThat(hasBundles()).isTrue();
    }

    @Test
    void whatWasRevokedDoesNotComeUpAfterARestart() throws Exception {
        hub.store.signedOnly = true;
        hub.store.revoked = true;
        hub = hub.restarted();

        Plugin stopped = hub.eventually("orders", "FAILED");
        assertThat(stopped.code()).isEqualTo("plugin.revoked");
        Eventually.holds(() -> hub.packs.versions().isEmpty(), hub.packs::versions);
        assertThat(hub.usage.parked).contains("orders 1.0.0");
        assertThat(hub.permissions.list("orders")).hasSize(1);
        hub.remove("orders", true);
        hub.eventuallyGone("orders");
    }
}
