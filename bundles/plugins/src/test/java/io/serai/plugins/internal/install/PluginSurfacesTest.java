package io.serai.plugins.internal.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.serai.api.plugin.Plugin;
import io.serai.api.plugin.PluginPanel;
import io.serai.api.plugin.PluginPanels;
import io.serai.api.security.AuditEntry;
import io.serai.plugins.internal.surface.ActiveSurfaces;
import io.serai.plugins.internal.surface.Agent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plugins bring beside tools and workflows. */
class PluginSurfacesTest {
    private static final String AGENT = "name: guide\ndescription: Guides.\nprompt: Guide.\ntoolset: [a, b]\n";
    private static final String PANEL =
            "{\"title\":{\"en\":\"Orders\",\"de\":\"Aufträge\"},\"permission\":\"order:read\",\"permissions\":[\"order:read\"]}";

    @TempDir
    Path folder;

    private Hub hub;
    private ActiveSurfaces surfaces;

    @BeforeEach
    void open() throws Exception {
        hub = new Hub(folder).booted();
        surfaces = new ActiveSurfaces(hub.framework.getBundleContext(), hub.running);
    }

    @AfterEach
    void close() throws Exception {
        hub.close();
    }

    private static PackageBuilder orders(String version) {
        return new PackageBuilder("orders")
                .descriptor("orders", version, ",\"contributes\":{\"permissions\":[\"order:read\"]}")
                .workflow("intake")
                .file("SERAI-INF/agents/guide.yaml", AGENT)
                .file("SERAI-INF/panels/list.json", PANEL)
                .file("SERAI-INF/panels/list/index.html", "<p>" + version + "</p>");
    }

    @Test
    void listsPanelsAndAgentsOfActivePluginsAndTheirFiles() throws Exception {
        orders("1.0.0").bundleIn(hub.deploy, "orders.jar");
        Plugin plugin = hub.eventually("orders", "ACTIVE");

        assertThat(plugin.contributes())
                .isEqualTo(Map.of(
                        "agents", List.of("guide"),
                        "panels", List.of("list"),
                        "workflows", List.of("intake"),
                        "permissions", List.of("order:read")));
        PluginPanel panel = surfaces.find("orders", "list").orElseThrow();
        String digest = plugin.versions().get(0).digest().substring(0, 12);
        assertThat(panel.url()).isEqualTo("/plugins-assets/orders/1.0.0+" + digest + "/list/index.html");
        assertThat(panel.title()).containsEntry("de", "Aufträge");
        assertThat(panel.permissions()).containsExactly("order:read");
        assertThat(surfaces.agents())
                .containsExactly(new Agent(
                        "guide", null, "Guides.", "default", List.of("a", "b"), List.of(), "orders", "1.0.0"));
        PluginPanels.File file =
                surfaces.file("orders", "1.0.0+" + digest, "list", "index.html").orElseThrow();
        assertThat(file.fixed()).isTrue();
        assertThat(new String(file.content().openStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("<p>1.0.0</p>");
        assertThat(surfaces.file("orders", "1.0.0", "list", "index.html")
                        .orElseThrow()
                        .fixed())
                .isFalse();
        assertThat(surfaces.file("orders", "1.0.0+000000000000", "list", "index.html"))
                .isEmpty();

        Files.delete(hub.deploy.resolve("orders.jar"));
        hub.eventuallyGone("orders");
        assertThat(surfaces.list()).isEmpty();
        assertThat(surfaces.agents()).isEmpty();
        assertThat(hub.audit)
                .extracting(AuditEntry::operation, AuditEntry::resourceId, AuditEntry::outcome)
                .containsExactly(tuple("plugin-install", "orders", "ok"), tuple("plugin-remove", "orders", "ok"));
    }

    @Test
    void showsTheActiveVersionAlone() throws Exception {
        hub.install(orders("1.0.0").bundleIn(folder, "orders-1.jar"));
        hub.usage.live.put("orders", Map.of("1.0.0", 1));

        hub.install(orders("2.0.0").bundleIn(folder, "orders-2.jar"));

        assertThat(hub.locations().stream().filter(location -> location.contains("orders")))
                .hasSize(2);
        assertThat(surfaces.list()).extracting(PluginPanel::version).containsExactly("2.0.0");
        assertThat(surfaces.agents()).extracting(Agent::pluginVersion).containsExactly("2.0.0");
        assertThat(surfaces.file("orders", "1.0.0", "list", "index.html")).isPresent();
        hub.usage.live.clear();
    }

    @Test
    void refusesAPanelOrAnAgentThatBreaksItsSchema() throws Exception {
        List<String> before = hub.state();

        for (PackageBuilder broken : List.of(
                orders("1.0.0").file("SERAI-INF/panels/list.json", "{\"icon\":\"widgets\"}"),
                orders("1.0.0").file("SERAI-INF/panels/list.json", "{\"title\":{\"en\":\"A\"},\"path\":\"b.html\"}"),
                orders("1.0.0").file("SERAI-INF/agents/guide.yaml", "name: [1"),
                orders("1.0.0").file("SERAI-INF/agents/guide.yaml", "name: guide"))) {
            Path file = broken.bundleIn(folder, "broken.jar");

            assertThatThrownBy(() -> hub.install(file))
                    .hasFieldOrPropertyWithValue("code", "plugin.contribution-invalid");
        }

        assertThat(hub.state()).isEqualTo(before);
    }
}
