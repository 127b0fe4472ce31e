package io.serai.camel.internal.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.operation.Page;
import io.serai.camel.Catalog;
import io.serai.camel.ContextFactory;
import io.serai.camel.FakeHub;
import io.serai.camel.Node;
import io.serai.camel.NodeInfo;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeResourceTest {
    private static final FakeHub HUB = new FakeHub().tool("quote", "{\"type\":\"object\"}", call -> null);
    private static final Catalog CATALOG = new Catalog(ContextFactory.onClassPath(HUB, HUB));
    private final NodeResource nodes = new NodeResource(CATALOG, HUB, Map::of);

    private NodeInfo info(String kind, String name) {
        return nodes.get(kind, name).info();
    }

    @Test
    void knowsWhatIsInstalledAndWhatWouldBringTheRest() {
        assertThat(info("component", "http").installed()).isTrue();
        assertThat(info("component", "http").plugin()).isNull();
        assertThat(info("component", "hook")).satisfies(hook -> {
            assertThat(hook.installed()).isTrue();
            assertThat(hook.trigger()).isTrue();
            assertThat(hook.step()).isFalse();
        });
        assertThat(info("component", "kafka").installed()).isFalse();
        assertThat(info("component", "kafka").plugin()).isEqualTo("camel-kafka");
        assertThat(info("language", "jq").installed()).isTrue();
        assertThat(info("language", "groovy").plugin()).isEqualTo("camel-groovy");
        assertThat(info("dataformat", "csv").installed()).isTrue();
        assertThat(info("eip", "split").step()).isTrue();
        assertThat(info("eip", "circuitBreaker").installed()).isTrue();
        assertThat(info("tool", "quote").installed()).isTrue();
    }

    @Test
    void describesOptionsAsJsonSchema() {
        Node hook = nodes.get("component", "hook");
        assertThat(hook.syntax()).isEqualTo("hook:name");
        assertThat(hook.options())
                .containsEntry("required", List.of("name"))
                .containsEntry("additionalProperties", false);
        assertThat(hook.options())
                .extracting("properties")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .extractingByKey("respond")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("enum", List.of("result", "accepted"))
                .containsEntry("default", "accepted")
                .containsEntry("x-place", "parameter");
        assertThat(nodes.get("eip", "split").options().toString()).contains("parallelProcessing");
        assertThat(nodes.get("tool", "quote").options()).containsEntry("type", "object");
    }

    @Test
    void pagesAndFilters() {
        List<NodeInfo> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<NodeInfo> page = nodes.list(null, null, 200, cursor, null, null);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        assertThat(all).hasSizeGreaterThan(400).doesNotHaveDuplicates();
        assertThat(nodes.list("eip", null, 500, null, null, null).items())
                .extracting(NodeInfo::name)
                .contains("choice", "setBody", "doTry")
                .doesNotContain("when", "json", "route");
        assertThat(nodes.list("component", true, 500, null, "ftp", "-name").items())
                .extracting(NodeInfo::name)
                .containsExactly("sftp", "ftps", "ftp");
        assertThatThrownBy(() -> nodes.list(null, null, null, null, null, "colour"))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> nodes.get("component", "nothing")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> nodes.get("tool", "nothing")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void seesWhatAPluginAdds(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services/org/apache/camel/component"));
        Files.writeString(services.resolve("desert"), "class=org.example.DesertComponent\n");
        Files.writeString(services.resolve("kafka"), "class=org.example.KafkaComponent\n");
        Files.writeString(services.getParent().resolve("component.properties"), "components=desert kafka\n");
        Path json =
                Files.createDirectories(folder.resolve("META-INF/org/example")).resolve("desert.json");
        Files.writeString(json, """
                {"component":{"kind":"component","name":"desert","scheme":"desert","title":"Desert","description":"Sand.",
                 "label":"sand","javaType":"org.example.DesertComponent","syntax":"desert:dune","producerOnly":true,
                 "artifactId":"desert"},
                 "componentProperties":{},
                 "properties":{"dune":{"index":0,"kind":"path","displayName":"Dune","group":"producer","required":true,
                  "type":"string","description":"Which."}}}""");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            NodeResource withPlugin = new NodeResource(CATALOG, HUB, () -> Map.of("desert-plugin", loader));
            Node desert = withPlugin.get("component", "desert");
            assertThat(desert.info().plugin()).isEqualTo("desert-plugin");
            assertThat(desert.info().trigger()).isFalse();
            assertThat(desert.options().toString()).contains("dune");
            assertThat(withPlugin.get("component", "kafka").info().installed()).isTrue();
            assertThat(withPlugin.get("component", "kafka").info().plugin()).isEqualTo("desert-plugin");
        }
    }

    @Test
    void offersTheYamlSchema() {
        assertThat(nodes.yamlSchema()).containsKey("items");
    }
}
