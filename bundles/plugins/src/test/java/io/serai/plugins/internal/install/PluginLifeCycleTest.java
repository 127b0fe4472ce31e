package io.serai.plugins.internal.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ConflictException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.SeraiException;
import io.serai.api.plugin.Plugin;
import io.serai.api.plugin.PluginOperation;
import io.serai.api.plugin.PluginPlan;
import io.serai.api.plugin.PluginSource;
import io.serai.api.plugin.PluginVersion;
import io.serai.plugins.internal.tool.yaml.ToolFiles;
import io.serai.spi.tool.ToolCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins in a real OSGi framework, as they come, change, stand side by side and go. */
class PluginLifeCycleTest {
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

    private static PackageBuilder orders(String version) {
        return new PackageBuilder("orders").descriptor("orders", version).workflow("intake");
    }

    @Test
    void bringsUpADroppedInPluginWithItsWorkflows() throws Exception {
        orders("1.2.0")
                .workflow("returns")
                .file("SERAI-INF/workflows/intake.settings.json", "{\"capture\":\"full\"}")
                .file("SERAI-INF/workflows/returns.settings.yaml", "priority: 2\n")
                .file("schema/order.json", "{}")
                .bundleIn(hub.deploy, "orders.jar");

        Plugin plugin = hub.eventually("orders", "ACTIVE");

        assertThat(plugin.version()).isEqualTo("1.2.0");
        assertThat(plugin.name()).isEqualTo("The orders");
        assertThat(plugin.source()).isEqualTo("deploy:orders.jar");
        assertThat(plugin.error()).isNull();
        assertThat(plugin.contributes()).isEqualTo(Map.of("workflows", List.of("intake", "returns")));
        FakePacks.Pack pack = hub.packs.packs.get("orders");
        assertThat(pack.entries().get(0).description()).isEqualTo("About intake");
        assertThat(pack.entries().get(0).settings()).isEqualTo(Map.of("capture", "full"));
        assertThat(pack.entries().get(1).settings()).isEqualTo(Map.of("priority", 2));
        assertThat(pack.loaders().get(0).getResource("schema/order.json")).isNotNull();
        Eventually.holds(
                () -> hub.events.seen.contains("plugins plugin.installed orders 1.2.0"), () -> hub.events.seen);
    }

    @Test
    void takesEverythingBackWhenTheFileGoes() throws Exception {
        List<String> before = hub.state();
        Path file = orders("1.0.0").tool("count").bundleIn(hub.deploy, "orders.jar");
        hub.eventually("orders", "ACTIVE");
        assertThat(hub.tools.find("count")).isPresent();

        Files.delete(file);
        hub.eventuallyGone("orders");

        assertThat(hub.packs.versions()).isEmpty();
        assertThat(hub.state()).isEqualTo(before);
        Eventually.holds(() -> hub.events.seen.contains("plugins plugin.removed orders 1.0.0"), () -> hub.events.seen);
    }

    @Test
    void anotherBuildOfTheSameVersionReplacesWhatWasDroppedIn() throws Exception {
        orders("1.0.0").bundleIn(hub.deploy, "orders.jar");
        String digest = hub.eventually("orders", "ACTIVE").versions().get(0).digest();

        orders("1.0.0").workflow("returns").bundleIn(hub.deploy, "orders.jar");

        Eventually.holds(
                () -> !hub.plugins.get("orders").versions().get(0).digest().equals(digest), hub::state);
        Eventually.holds(
                () -> hub.locations().stream().filter(l -> l.contains("orders")).count() == 1, hub::locations);
        assertThat(hub.plugins.get("orders").contributes().get("workflows")).containsExactly("intake", "returns");
    }

    @Test
    void installsFromAnUploadAndRemoves() throws Exception {
        List<String> before = hub.state();

        PluginOperation operation = hub.install(orders("1.0.0").bundleIn(outside, "o.jar"));

        assertThat(operation.status()).isEqualTo("SUCCEEDED");
        assertThat(operation.kind()).isEqualTo("install");
        assertThat(operation.plan().install().get(0).bundles()).containsExactly("orders 1.0.0");
        assertThat(hub.plugins.get("orders").state()).isEqualTo("ACTIVE");
        assertThat(hub.plugins.operation(operation.id())).isEqualTo(operation);

        hub.remove("orders", false);

        assertThat(hub.state()).isEqualTo(before);
        assertThatThrownBy(() -> hub.plugins.get("orders")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> hub.remove("orders", false)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void removingDeletesTheFileThatWasDroppedIn() throws Exception {
        Path file = orders("1.0.0").bundleIn(hub.deploy, "orders.jar");
        hub.eventually("orders", "ACTIVE");

        hub.remove("orders", false);

        assertThat(file).doesNotExist();
        assertThatThrownBy(() -> hub.plugins.get("orders")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void twoVersionsStandSideBySideUntilNothingUsesTheOlder() throws Exception {
        hub.install(orders("1.0.0").tool("count").bundleIn(outside, "1.jar"));
        hub.usage.live.put("orders", Map.of("1.0.0", 50));

        hub.install(orders("2.0.0").tool("count").bundleIn(outside, "2.jar"));

        Plugin plugin = hub.plugins.get("orders");
        assertThat(plugin.version()).isEqualTo("2.0.0");
        assertThat(plugin.versions())
                .extracting(PluginVersion::version, PluginVersion::state, PluginVersion::executions)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2.0.0", "ACTIVE", 0),
                        org.assertj.core.groups.Tuple.tuple("1.0.0", "DRAINING", 50));
        assertThat(count(hub.running.restore(Map.of("orders", "1.0.0")).tools()))
                .isEqualTo("1.0.0");
        assertThat(count(hub.running.restore(Map.of("orders", "2.0.0")).tools()))
                .isEqualTo("2.0.0");
        assertThat(count(hub.tools)).isEqualTo("2.0.0");

        hub.usage.live.clear();
        hub.packs.held.put("orders", java.util.Set.of("1.0.0"));
        hub.reconciler.requestPass(0);
        assertThat(hub.plugins.get("orders").versions()).hasSize(2);
        hub.packs.held.clear();

        Eventually.holds(() -> hub.plugins.get("orders").versions().size() == 1, hub::state);
        assertThat(hub.running.restore(Map.of("orders", "1.0.0"))).isNull();
        assertThat(hub.locations()).noneMatch(location -> location.contains("orders/1.0.0"));
    }

    private static Object count(io.serai.api.tool.Tools tools) throws Exception {
        return tools.find("count").orElseThrow().call(new ToolCall(Map.of(), "default", null, "key"));
    }

    @Test
    void goesBackToAVersionThatIsStillHere() throws Exception {
        hub.install(orders("1.0.0").bundleIn(outside, "1.jar"));
        hub.usage.live.put("orders", Map.of("1.0.0", 1));
        hub.install(orders("2.0.0").bundleIn(outside, "2.jar"));

        hub.plugins.want("orders", "1.0.0", Duration.ofSeconds(20));

        assertThat(hub.plugins.get("orders").version()).isEqualTo("1.0.0");
        assertThat(hub.packs.packs.get("orders").version()).isEqualTo("1.0.0");
        assertThatThrownBy(() -> hub.plugins.want("orders", "0.5.0", Duration.ofSeconds(20)))
                .isInstanceOfSatisfying(
                        ConflictException.class, e -> assertThat(e.code()).isEqualTo("plugin.version-missing"));
    }

    @Test
    void doesNotRemoveWhatExecutionsNeedUnlessForced() throws Exception {
        hub.install(orders("1.0.0").bundleIn(outside, "1.jar"));
        hub.usage.live.put("orders", Map.of("1.0.0", 3));
        List<String> before = hub.state();

        assertThatThrownBy(() -> hub.remove("orders", false)).isInstanceOfSatisfying(ConflictException.class, e -> {
            assertThat(e.code()).isEqualTo("plugin.in-use");
            assertThat(e.detail()).startsWith("3 executions that began on plugin orders have not ended.");
        });
        assertThat(hub.state()).isEqualTo(before);

        hub.remove("orders", true);

        assertThat(hub.usage.parked).containsExactly("orders 1.0.0");
        assertThat(hub.reconciler.counted()).isEmpty();
    }

    @Test
    void aFileThatGoesLeavesWhatExecutionsNeedUntilTheyEnd() throws Exception {
        Path file = orders("1.0.0").bundleIn(hub.deploy, "orders.jar");
        hub.eventually("orders", "ACTIVE");
        hub.usage.live.put("orders", Map.of("1.0.0", 3));

        Files.delete(file);

        assertThat(hub.eventually("orders", "DRAINING").contributes()).isEmpty();
        assertThat(hub.packs.versions()).isEmpty();
        hub.usage.live.clear();
        hub.eventuallyGone("orders");
    }

    @Test
    void bringsWhatAPluginRequiresFromTheCatalog() throws Exception {
        new PackageBuilder("quotes").descriptor("quotes", "1.1.0").bundleIn(hub.catalog, "quotes-1.1.0.jar");
        new PackageBuilder("quotes").descriptor("quotes", "2.0.0").bundleIn(hub.catalog, "quotes-2.0.0.jar");
        Files.writeString(hub.catalog.resolve("broken.jar"), "no jar");
        PackageBuilder needing = new PackageBuilder("orders")
                .descriptor("orders", "1.0.0", ",\"requires\":[{\"id\":\"quotes\",\"version\":\"^1.0\"}]");
        needing.bundleIn(hub.catalog, "orders.jar");

        PluginPlan plan = hub.plugins.planInstall(new PluginSource("catalog:orders", null));
        assertThat(plan.install()).extracting(PluginPlan.Item::id).containsExactly("quotes", "orders");
        assertThat(hub.reconciler.counted()).isEmpty();

        hub.install("catalog:orders@1.0.0");

        assertThat(hub.plugins.get("quotes").version()).isEqualTo("1.1.0");
        assertThat(hub.plugins.get("orders").source()).isEqualTo("catalog:orders");
        refused("plugin.needed", () -> hub.remove("quotes", false));
        refused("plugin.needed", () -> hub.install("catalog:quotes@2.0.0"));
        refused("plugin.installed", () -> hub.install("catalog:orders"));
        refused("plugin.not-in-catalog", () -> hub.install("catalog:unknown"));
        refused("plugin.source", () -> hub.install("ftp:whatever"));
        refused("plugin.file-not-found", () -> hub.install("file:/no/such/file.jar"));
        hub.remove("orders", false);
        hub.remove("quotes", false);
        assertThat(hub.reconciler.counted()).isEmpty();
    }

    @Test
    void aRequiredPluginGoesAgainWhenTheOneThatNeedsItIsRefused() throws Exception {
        new PackageBuilder("quotes").descriptor("quotes", "1.1.0").bundleIn(hub.catalog, "quotes.jar");
        List<String> before = hub.state();
        Path broken = new PackageBuilder("orders")
                .descriptor("orders", "1.0.0", ",\"requires\":[{\"id\":\"quotes\"}]")
                .activator(ThrowingActivator.class)
                .bundleIn(outside, "orders.jar");

        refused("plugin.start-failed", () -> hub.install(broken));

        assertThat(hub.state()).isEqualTo(before);
    }

    @Test
    void aKarBringsSeveralBundles() throws Exception {
        byte[] library =
                new PackageBuilder("library").header("Export-Package", "a.b").bundle();
        byte[] main = orders("1.0.0").header("Import-Package", "a.b").bundle();
        new PackageBuilder("unused")
                .file("repository/x/library.jar", library)
                .file("repository/x/orders.jar", main)
                .karIn(hub.deploy, "orders.kar");

        hub.eventually("orders", "ACTIVE");

        assertThat(hub.locations())
                .filteredOn(location -> location.contains("orders/1.0.0"))
                .hasSize(2);
        Files.delete(hub.deploy.resolve("orders.kar"));
        hub.eventuallyGone("orders");
        assertThat(hub.locations()).noneMatch(location -> location.contains("orders"));
    }

    @Test
    void aKarOfYamlAloneNeedsNoBundle() throws Exception {
        orders("1.0.0").file("templates/a.txt", "a").karIn(hub.deploy, "orders.kar");

        Plugin plugin = hub.eventually("orders", "ACTIVE");

        assertThat(plugin.contributes().get("workflows")).containsExactly("intake");
        assertThat(hub.packs.packs.get("orders").loaders().get(0).getResource("templates/a.txt"))
                .isNotNull();
    }

    @Test
    void aPlainBundleIsAPluginToo() throws Exception {
        new PackageBuilder("plain")
                .header("Bundle-Name", "Plain")
                .header("Bundle-Description", "A thing.")
                .bundleIn(hub.deploy, "plain.jar");

        Plugin plugin = hub.eventually("plain", "ACTIVE");

        assertThat(plugin.kinds()).containsExactly("bundle");
        assertThat(plugin.name()).isEqualTo("Plain");
        assertThat(plugin.summary()).isEqualTo("A thing.");
    }

    @Test
    void ofSeveralVersionsInTheFolderTheHighestIsWanted() throws Exception {
        orders("2.0.0").bundleIn(hub.deploy, "orders-2.jar");
        hub.eventually("orders", "ACTIVE");
        orders("1.0.0").bundleIn(hub.deploy, "orders-1.jar");
        Eventually.holds(() -> !hub.reconciler.dropIns().refused().isEmpty(), hub::state);
        assertThat(hub.plugins.get("orders").version()).isEqualTo("2.0.0");

        Files.delete(hub.deploy.resolve("orders-2.jar"));

        Eventually.holds(() -> hub.plugins.get("orders").version().equals("1.0.0"), hub::state);
    }

    @Test
    void comesBackAfterARestart() throws Exception {
        orders("1.0.0").bundleIn(hub.deploy, "orders.jar");
        hub.eventually("orders", "ACTIVE");
        hub.install(new PackageBuilder("quotes")
                .descriptor("quotes", "1.0.0")
                .tool("q")
                .bundleIn(outside, "q.jar"));

        hub = hub.restarted();

        assertThat(hub.eventually("orders", "ACTIVE").source()).isEqualTo("deploy:orders.jar");
        assertThat(hub.eventually("quotes", "ACTIVE").contributes().get("tools"))
                .containsExactly("q");
        assertThat(hub.packs.versions()).containsExactly("orders 1.0.0", "quotes 1.0.0");
    }

    @Test
    void comesBackFromItsPackageWhenTheFrameworkHasForgottenIt() throws Exception {
        hub.install(orders("1.0.0").bundleIn(outside, "o.jar"));
        hub.close();
        deleteTree(folder.resolve("cache"));

        hub = hub.restarted();

        assertThat(hub.eventually("orders", "ACTIVE").version()).isEqualTo("1.0.0");
    }

    private static void deleteTree(Path top) throws Exception {
        try (var files = Files.walk(top)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void whatWasDroppedInOrTakenAwayWhileTheHubWasDownCounts() throws Exception {
        Path gone = orders("1.0.0").bundleIn(hub.deploy, "orders.jar");
        hub.eventually("orders", "ACTIVE");
        hub.close();
        Files.delete(gone);
        new PackageBuilder("quotes").descriptor("quotes", "1.0.0").bundleIn(hub.deploy, "quotes.jar");

        hub = hub.restarted();

        hub.eventually("quotes", "ACTIVE");
        hub.eventuallyGone("orders");
        assertThat(hub.packs.versions()).containsExactly("quotes 1.0.0");
    }

    @Test
    void whatEtcWantsComesAndGoesWithIt() throws Exception {
        orders("1.0.0").bundleIn(hub.catalog, "orders-1.jar");
        orders("2.0.0").bundleIn(hub.catalog, "orders-2.jar");

        hub = hub.restarted(" orders@1.0.0, unknown ");
        assertThat(hub.eventually("orders", "ACTIVE").version()).isEqualTo("1.0.0");
        hub = hub.restarted("orders@2.0.0");
        Eventually.holds(() -> hub.plugins.get("orders").version().equals("2.0.0"), hub::state);
        hub = hub.restarted("");
        hub.eventuallyGone("orders");
    }

    @Test
    void clearsAwayTheWorkflowsOfWhatDidNotComeBack() throws Exception {
        hub.packs.stored.put("gone", "3.0.0");

        hub = hub.restarted();

        assertThat(hub.packs.log).contains("gone null");
    }

    private void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        List<String> before = hub.state();
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo(code));
        assertThat(hub.state()).isEqualTo(before);
    }

    @Test
    void toolsInYamlComeAndGoWithTheirBundle() throws Exception {
        List<String> before = hub.state();
        ToolFiles files = new ToolFiles(hub.framework.getBundleContext());
        String good = "summary: Says hello.\nhttp: { url: \"https://example.com/hello\" }\n";

        hub.install(orders("1.0.0")
                .file("SERAI-INF/tools/say-hello.tool.yaml", good)
                .bundleIn(outside, "o.jar"));
        assertThat(hub.tools.info("say-hello"))
                .hasValueSatisfying(tool -> assertThat(tool.plugin()).isEqualTo("orders"));
        Path broken = orders("1.1.0")
                .file("SERAI-INF/tools/say-hello.tool.yaml", good)
                .file("SERAI-INF/tools/say-bye.tool.yaml", "summary: x\n")
                .bundleIn(outside, "broken.jar");
        assertThatThrownBy(() -> hub.install(broken)).hasMessageContaining("say-bye.tool.yaml breaks the schema");
        assertThat(hub.tools.info("say-hello"))
                .hasValueSatisfying(tool -> assertThat(tool.pluginVersion()).isEqualTo("1.0.0"));

        hub.plugins.remove("orders", false, java.time.Duration.ofSeconds(60));
        assertThat(hub.tools.info("say-hello")).isEmpty();
        assertThat(hub.state()).isEqualTo(before);
        files.close();
    }
}
