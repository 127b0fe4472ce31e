package io.serai.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.testkit.internal.PluginFiles;
import io.serai.testkit.internal.SchemaRules;
import io.serai.testkit.internal.Trees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the hub and marketplaces rely on in {@code SERAI-INF/plugin.json}. */
public interface DescriptorContract {
    @Test
    default void descriptorFitsTheSchema() throws Exception {
        assertEquals(List.of(), SchemaRules.published("plugin.schema.json").violations(descriptor(getClass())));
    }

    @Test
    default void descriptorNamesFilesThatAreThere() throws Exception {
        JsonNode descriptor = descriptor(getClass());
        PluginFiles files = PluginFiles.of(getClass());
        List<String> named = new ArrayList<>();
        for (String field : List.of("icon", "readme", "changelog")) {
            if (descriptor.has(field)) {
                named.add(descriptor.path(field).asText());
            }
        }
        descriptor
                .path("screenshots")
                .forEach(shot -> named.add(shot.path("path").asText()));
        for (String path : named) {
            assertTrue(
                    Files.exists(files.file(path)) || Files.exists(Path.of(path)),
                    () -> "plugin.json names " + path + ", and there is no such file.");
        }
    }

    /** A workflow or an agent that is there, and the one that is announced, are the same. */
    @Test
    default void descriptorSaysWhatIsThere() throws Exception {
        JsonNode descriptor = descriptor(getClass());
        PluginFiles files = PluginFiles.of(getClass());
        assertAnnounced(descriptor, "routes", "workflows", files.in("SERAI-INF/workflows", ".camel.yaml"));
        assertAnnounced(descriptor, "agent", "agents", files.in("SERAI-INF/agents", ".yaml", ".yml", ".json"));
    }

    private static void assertAnnounced(JsonNode descriptor, String kind, String field, List<Path> there) {
        Set<String> names = new TreeSet<>();
        there.forEach(file -> names.add(file.getFileName().toString().replaceFirst("\\..*", "")));
        Set<String> announced = new TreeSet<>();
        descriptor.path("contributes").path(field).forEach(name -> announced.add(name.asText()));
        if (descriptor.path("contributes").has(field)) {
            assertEquals(announced, names, "contributes." + field + " and the files");
        }
        boolean said = false;
        for (JsonNode one : descriptor.path("kinds")) {
            said |= one.asText().equals(kind);
        }
        assertTrue(said || names.isEmpty(), "There are " + field + ", so kinds must have '" + kind + "'.");
        assertTrue(!said || !names.isEmpty(), "kinds has '" + kind + "', and there are no " + field + ".");
    }

    private static JsonNode descriptor(Class<?> test) throws Exception {
        return Trees.yaml(PluginFiles.read(PluginFiles.of(test).file("SERAI-INF/plugin.json")));
    }
}
