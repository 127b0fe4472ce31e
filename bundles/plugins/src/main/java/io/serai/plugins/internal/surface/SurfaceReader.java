package io.serai.plugins.internal.surface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.serai.api.error.InvalidInputException;
import io.serai.api.plugin.PluginPanel;
import io.serai.plugins.internal.descriptor.PublishedSchemas;
import io.serai.plugins.internal.framework.PluginId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/** Reads the panels and agents of a plugin version from its bundles. Thread-safe. */
public final class SurfaceReader {
    static final String PANELS = "SERAI-INF/panels";
    static final String AGENTS = "SERAI-INF/agents";
    static final String ASSETS = "/plugins-assets/";
    static final int DIGEST_CHARACTERS = 12;
    private static final String FIRST_PAGE = "index.html";

    private final BroughtFiles panels =
            new BroughtFiles(PANELS, List.of(".json"), new ObjectMapper(), PublishedSchemas.check("panel.schema.json"));
    private final BroughtFiles agents = new BroughtFiles(
            AGENTS, List.of(".yaml", ".yml", ".json"), new YAMLMapper(), PublishedSchemas.check("agent.schema.json"));

    public List<String> panelNames(Collection<Bundle> bundles) {
        return panels.names(bundles);
    }

    public List<String> agentNames(Collection<Bundle> bundles) {
        return agents.names(bundles);
    }

    /** @throws InvalidInputException {@code plugin.contribution-invalid} */
    public void check(Collection<Bundle> bundles) {
        agents.read(bundles);
        panels.read(bundles).forEach((name, tree) -> {
            String page = PANELS + "/" + name + "/" + tree.path("path").asText(FIRST_PAGE);
            if (bundles.stream().allMatch(bundle -> bundle.getEntry(page) == null)) {
                throw new InvalidInputException(
                        BroughtFiles.REFUSED,
                        "Its panel " + name + " names the page " + page + ", which is not there.");
            }
        });
    }

    /** @throws InvalidInputException as {@link #check} */
    List<PluginPanel> panels(PluginId owner, Collection<Bundle> bundles) {
        List<PluginPanel> read = new ArrayList<>();
        panels.read(bundles).forEach((name, tree) -> read.add(panel(owner, name, tree)));
        return read;
    }

    private static PluginPanel panel(PluginId owner, String name, JsonNode tree) {
        Map<String, String> title = new LinkedHashMap<>();
        tree.path("title")
                .fields()
                .forEachRemaining(one -> title.put(one.getKey(), one.getValue().asText()));
        String digest = owner.digest()
                .substring(0, Math.min(DIGEST_CHARACTERS, owner.digest().length()));
        return new PluginPanel(
                owner.id(),
                owner.version(),
                name,
                title,
                text(tree, "icon"),
                ASSETS + owner.id() + "/" + owner.version() + "+" + digest + "/" + name + "/"
                        + tree.path("path").asText(FIRST_PAGE),
                text(tree, "permission"),
                texts(tree.path("permissions")));
    }

    /** @throws InvalidInputException as {@link #check} */
    List<Agent> agents(PluginId owner, Collection<Bundle> bundles) {
        List<Agent> read = new ArrayList<>();
        agents.read(bundles)
                .values()
                .forEach(tree -> read.add(new Agent(
                        tree.path("name").asText(),
                        text(tree, "title"),
                        tree.path("description").asText(),
                        tree.path("model").asText("default"),
                        texts(tree.path("toolset")),
                        texts(tree.path("suggestions")),
                        owner.id(),
                        owner.version())));
        return read;
    }

    private static @Nullable String text(JsonNode tree, String field) {
        return tree.hasNonNull(field) ? tree.path(field).asText() : null;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
