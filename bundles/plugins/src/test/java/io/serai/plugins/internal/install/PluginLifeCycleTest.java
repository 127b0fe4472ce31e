package io.serai.plugins.internal.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.UnavailableException;
import io.serai.api.error.Violation;
import io.serai.api.operation.PageRequest;
import io.serai.api.plugin.Plugin;
import io.serai.plugins.internal.install.Hub.JarBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** Plugins in a real OSGi framework, as they come, fail, change and go. */
class PluginLifeCycleTest {
    @TempDir
    Path folder;

    private Hub hub;

    @BeforeEach
    void open() throws Exception {
        hub = new Hub(folder);
    }

    @AfterEach
    void close() throws Exception {
        hub.close();
    }

    @Test
    void handsOverTheWorkflowsOfADroppedInPlugin() throws Exception {
        hub.booted();

        hub.drop(new JarBuilder("orders")
                .descriptor("orders", "1.2.0")
                .workflow("intake")
                .workflow("returns")
                .file("SERAI-INF/workflows/intake.settings.json", "{\"capture\":\"full\"}")
                .file("SERAI-INF/workflows/returns.settings.yaml", "priority: 2\n")
                .file("schema/order.json", "{}"));

        Plugin plugin = eventually("orders", "ACTIVE");
        assertThat(plugin.version()).isEqualTo("1.2.0");
        assertThat(plugin.name()).isEqualTo("The orders");
        assertThat(plugin.kinds()).containsExactly("routes");
        assertThat(plugin.permissions()).containsExactly("tool:shipping-quote");
        assertThat(plugin.source()).isEqualTo("deploy");
        assertThat(plugin.error()).isNull();
        assertThat(plugin.contributes()).isEqualTo(Map.of("workflows", List.of("intake", "returns")));
        Hub.FakePacks.Pack pack = hub.packs.packs.get("orders");
        assertThat(pack.version()).isEqualTo("1.2.0");
        assertThat(pack.entries().get(0).description()).isEqualTo("About intake");
        assertThat(pack.entries().get(0).settings()).isEqualTo(Map.of("capture", "full"));
        assertThat(pack.entries().get(1).settings()).isEqualTo(Map.of("priority", 2));
        assertThat(pack.resources().getResource("schema/order.json")).isNotNull();
        Eventually.holds(() -> hub.events.seen.contains("plugins plugin.installed orders 1.2.0"), hub.events::copy);
    }

    @Test
    void takesEverythingBackWhenThePluginGoes() throws Exception {
        hub.booted();
        Bundle bundle =
                hub.drop(new JarBuilder("orders").descriptor("orders", "1.0.0").workflow("intake"));
        eventually("orders", "ACTIVE");

        bundle.uninstall();

        Eventually.holds(() -> hub.packs.packs.isEmpty(), () -> hub.packs.log);
        assertThat(hub.packs.log).containsExactly("install orders 1.0.0", "remove orders 1.0.0");
        assertThatThrownBy(() -> hub.plugins.get("orders")).isInstanceOf(NotFoundException.class);
        Eventually.holds(() -> hub.events.seen.contains("plugins plugin.removed orders 1.0.0"), hub.events::copy);
    }

    @Test
    void replacesAPluginWithoutTakingItsWorkflowsAway() throws Exception {
        hub.booted();
        Bundle bundle =
                hub.drop(new JarBuilder("orders").descriptor("orders", "1.0.0").workflow("intake"));
        eventually("orders", "ACTIVE");

        bundle.update(new JarBuilder("orders").descriptor("orders", "1.1.0").workflow("intake").stream());

        Eventually.holds(() -> hub.packs.log.contains("install orders 1.1.0"), () -> hub.packs.log);
        Eventually.holds(() -> hub.plugins.get("orders").version().equals("1.1.0"), () -> hub.packs.log);
        assertThat(hub.packs.log).containsExactly("install orders 1.0.0", "install orders 1.1.0");
    }

    @Test
    void showsTheNewestOfTwoVersions() throws Exception {
        hub.booted();
        hub.drop(new JarBuilder("orders-2").descriptor("orders", "2.0.0").workflow("intake"));
        eventually("orders", "ACTIVE");
        hub.drop(new JarBuilder("orders-1").descriptor("orders", "1.0.0").workflow("intake"));
        hub.reconciler.passNow();

        assertThat(hub.plugins.get("orders").version()).isEqualTo("2.0.0");
        assertThat(hub.packs.packs.get("orders").version()).isEqualTo("2.0.0");
    }

    @Test
    void showsAStoppedPluginAsResolved() throws Exception {
        hub.booted();
        Bundle bundle =
                hub.drop(new JarBuilder("orders").descriptor("orders", "1.0.0").workflow("intake"));
        eventually("orders", "ACTIVE");

        bundle.stop();

        Plugin plugin = eventually("orders", "RESOLVED");
        assertThat(plugin.contributes()).isEmpty();
        Eventually.holds(() -> hub.packs.log.contains("remove orders 1.0.0"), () -> hub.packs.log);
        bundle.start();
        eventually("orders", "ACTIVE");
    }

    @Test
    void namesEachPackageThatIsMissing() throws Exception {
        hub.booted();
        hub.drop(new JarBuilder("broken")
                .descriptor("broken", "1.0.0")
                .header(
                        "Import-Package",
                        "com.acme.billing;version=\"[1.2,2)\",org.osgi.framework;version=\"[9,10)\",com.acme.optional;"
                                + "resolution:=optional,org.osgi.util.tracker"));

        Plugin plugin = eventually("broken", "FAILED");

        assertThat(plugin.error())
                .startsWith("It needs the package com.acme.billing [1.2.0,2.0.0), which no installed bundle exports; "
                        + "the package org.osgi.framework [9.0.0,10.0.0), which is here only in version 1.")
                .doesNotContain("optional")
                .endsWith(".");
        Eventually.holds(() -> hub.events.seen.contains("plugins plugin.failed broken 1.0.0"), hub.events::copy);
    }

    @Test
    void saysWhatTheActivatorThrew() throws Exception {
        hub.booted();
        hub.drop(new JarBuilder("broken").descriptor("broken", "1.0.0").activator(ThrowingActivator.class));

        assertThat(eventually("broken", "FAILED").error())
                .isEqualTo("Its activator threw IllegalStateException: no licence key");
    }

    @Test
    void saysWhatIsWrongInADescriptor() throws Exception {
        hub.booted();
        hub.drop(new JarBuilder("Wrong")
                .file("SERAI-INF/plugin.json", "{\"id\":\"Wrong One\"}")
                .workflow("intake"));

        Plugin plugin = eventually("Wrong", "FAILED");

        assertThat(plugin.error())
                .startsWith("plugin.json breaks the schema: ")
                .contains("id: does not match", "name: required property");
        assertThat(hub.packs.log).isEmpty();
    }

    @Test
    void showsAPlainBundleThatWasDroppedInButNoneOfTheHubs() throws Exception {
        hub.booted();
        hub.install("mvn:io.serai/library/1.0", new JarBuilder("library"));
        hub.drop(new JarBuilder("plain").header("Bundle-Name", "Plain").header("Bundle-Description", "A thing."));

        Plugin plugin = eventually("plain", "ACTIVE");

        assertThat(plugin.kinds()).containsExactly("bundle");
        assertThat(plugin.name()).isEqualTo("Plain");
        assertThat(plugin.summary()).isEqualTo("A thing.");
        assertThat(hub.plugins.list(PageRequest.first(10)).items()).containsExactly(plugin);
    }

    @Test
    void reportsAPackThatIsRefusedAndTriesAgainWhenSomethingChanges() throws Exception {
        hub.booted();
        hub.packs.failure = () -> new InvalidInputException(
                "workflow.invalid",
                "The workflow cannot be published.",
                List.of(new Violation("intake.line", "unknown component acme")));
        hub.drop(new JarBuilder("orders").descriptor("orders", "1.0.0").workflow("intake"));

        Plugin plugin = eventually("orders", "FAILED");
        assertThat(plugin.error()).isEqualTo("The workflow cannot be published. (intake.line: unknown component acme)");

        hub.packs.failure = null;
        hub.drop(new JarBuilder("acme").descriptor("acme", "1.0.0"));
        assertThat(eventually("orders", "ACTIVE").error()).isNull();
    }

    @Test
    void waitsForTheStoreAndSaysSo() throws Exception {
        hub.packs.failure = () -> new UnavailableException("store.unavailable", "The database is away.", 1);
        hub.drop(new JarBuilder("orders").descriptor("orders", "1.0.0").workflow("intake"));
        PluginsHealth health = new PluginsHealth(hub.reconciler);
        assertThat(health.name()).isEqualTo("plugins");
        assertThat(health.check().up()).isFalse();
        hub.catalog.booted = true;
        hub.reconciler.bindRoutePacks(hub.packs);
        Eventually.holds(() -> hub.packs.log.size() >= 2, () -> hub.packs.log);
        assertThat(health.check().detail()).isNotBlank();

        hub.packs.failure = null;

        Eventually.holds(() -> health.check().up(), health::check);
        assertThat(hub.packs.packs).containsKey("orders");
        assertThat(hub.events.copy()).isEmpty();
    }

    @Test
    void clearsAwayWhatDidNotComeBackAfterAStart() {
        hub.packs.stored.put("gone", "3.0.0");

        hub.booted();

        assertThat(hub.packs.log).containsExactly("remove gone 3.0.0");
    }

    @Test
    void givesAnotherWorkflowsBundleEverythingAgain() throws Exception {
        hub.booted();
        hub.drop(new JarBuilder("orders").descriptor("orders", "1.0.0").workflow("intake"));
        eventually("orders", "ACTIVE");
        Hub.FakePacks next = new Hub.FakePacks();

        hub.reconciler.unbindRoutePacks(hub.packs);
        hub.reconciler.bindRoutePacks(next);

        Eventually.holds(() -> next.packs.containsKey("orders"), () -> next.log);
    }

    @Test
    void keepsWorkflowsWhenTheHubStops() throws Exception {
        hub.booted();
        hub.drop(new JarBuilder("orders").descriptor("orders", "1.0.0").workflow("intake"));
        eventually("orders", "ACTIVE");

        hub.stopFramework();

        assertThat(hub.packs.log).containsExactly("install orders 1.0.0");
    }

    @Test
    void installsFromTheCatalogAndRemoves() {
        hub.booted();
        Catalog.Offer offer = new Catalog.Offer("quotes", "1.0.0", null);
        hub.catalog.offers.put(
                offer, new JarBuilder("quotes").descriptor("quotes", "1.0.0").workflow("quote"));

        Plugin plugin = hub.plugins.install("catalog:quotes@1.0.0");

        assertThat(plugin.source()).isEqualTo("catalog");
        Eventually.holds(() -> hub.packs.packs.containsKey("quotes"), () -> hub.packs.log);
        assertThatThrownBy(() -> hub.plugins.install("catalog:quotes"))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.code()).isEqualTo("plugin.installed"));
        hub.catalog.needing.put("quotes", List.of("orders"));
        assertThatThrownBy(() -> hub.plugins.remove("quotes"))
                .isInstanceOfSatisfying(
                        ConflictException.class,
                        e -> assertThat(e.getMessage()).isEqualTo("Plugin quotes is needed by orders."));
        hub.catalog.needing.clear();
        hub.plugins.remove("quotes");
        assertThatThrownBy(() -> hub.plugins.get("quotes")).isInstanceOf(NotFoundException.class);
        Eventually.holds(() -> hub.packs.packs.isEmpty(), () -> hub.packs.log);
    }

    @Test
    void refusesOtherSourcesAndUnknownPlugins() {
        hub.booted();

        assertThatThrownBy(() -> hub.plugins.install("ftp:whatever"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("plugin.source"));
        assertThatThrownBy(() -> hub.plugins.install("catalog:unknown"))
                .isInstanceOfSatisfying(
                        NotFoundException.class, e -> assertThat(e.code()).isEqualTo("plugin.not-in-catalog"));
        assertThatThrownBy(() -> hub.plugins.remove("unknown")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void removesADroppedInFileWithItsBundle() throws Exception {
        hub.booted();
        hub.drop(new JarBuilder("orders").descriptor("orders", "1.0.0"));
        eventually("orders", "ACTIVE");

        hub.plugins.remove("orders");

        assertThat(Files.exists(folder.resolve("orders.jar"))).isFalse();
        assertThatThrownBy(() -> hub.plugins.get("orders")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void leavesThePluginsOfTheHubsSetUpAlone() throws Exception {
        hub.booted();
        hub.install("mvn:io.serai/built-in/1.0", new JarBuilder("built-in").descriptor("built-in", "1.0.0"));
        assertThat(eventually("built-in", "ACTIVE").source()).isEqualTo("system");

        assertThatThrownBy(() -> hub.plugins.remove("built-in"))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.code()).isEqualTo("plugin.system"));
    }

    private Plugin eventually(String id, String state) {
        Eventually.holds(
                () -> hub.reconciler.states().containsKey(id)
                        && hub.plugins.get(id).state().equals(state),
                () -> hub.plugins.list(PageRequest.first(50)));
        return hub.plugins.get(id);
    }
}
