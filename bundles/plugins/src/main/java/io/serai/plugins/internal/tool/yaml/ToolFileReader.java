package io.serai.plugins.internal.tool.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.serai.api.error.Violation;
import io.serai.api.plugin.OutboundHttp;
import io.serai.api.workflow.Workflows;
import io.serai.plugins.internal.descriptor.DescriptorReader;
import io.serai.plugins.internal.descriptor.JsonCheck;
import io.serai.plugins.internal.tool.UnusableToolException;
import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolDescription;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes tools of {@code NAME.tool.yaml} files, which follow {@code tool.schema.json}. Thread-safe. */
public final class ToolFileReader {
    private static final String SCHEMA = "tool.schema.json";
    private static final int TIMEOUT_SECONDS = 30;
    private static final int WAIT_SECONDS = 60;

    private final ObjectMapper json = new ObjectMapper();
    private final YAMLMapper yaml = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private final JsonCheck check;

    public ToolFileReader() {
        try (InputStream in = DescriptorReader.class.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new IllegalStateException(SCHEMA + " is missing from this bundle.");
            }
            check = new JsonCheck(json.readTree(in));
        } catch (IOException e) {
            throw new IllegalStateException(SCHEMA + " cannot be read.", e);
        }
    }

    /**
     * @param name of the file, without its ending; the tool's, too
     * @throws UnusableToolException saying what is wrong with the file
     */
    Tool read(String name, String text, Supplier<OutboundHttp> outbound, Supplier<@Nullable Workflows> workflows) {
        JsonNode tree = tree(name, text);
        List<Violation> violations = violations(tree);
        if (!violations.isEmpty()) {
            throw new UnusableToolException(
                    name,
                    "Its file " + name + ".tool.yaml breaks the schema: "
                            + violations.stream().map(ToolFileReader::sentence).collect(Collectors.joining("; "))
                            + ".");
        }
        ToolDescription description =
                new ToolDescription(name, tree.path("summary").asText(), input(tree), text(tree.get("output")));
        JsonNode workflow = tree.get("workflow");
        return workflow == null
                ? new HttpTool(description, http(tree.path("http")), outbound)
                : new WorkflowTool(
                        description,
                        workflow.path("name").asText(),
                        workflow.path("waitSeconds").asInt(WAIT_SECONDS),
                        workflows);
    }

    /** What of a file's tree breaks the schema; empty if nothing does. */
    public List<Violation> violations(JsonNode tree) {
        return check.violations(tree);
    }

    private JsonNode tree(String name, String text) {
        try {
            return yaml.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UnusableToolException(
                    name,
                    "Its file " + name + ".tool.yaml is no YAML: " + e.getOriginalMessage() + " (line "
                            + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + ").");
        }
    }

    private static String sentence(Violation violation) {
        return violation.field().isEmpty() ? violation.message() : violation.field() + ": " + violation.message();
    }

    /** Without one, a tool takes no arguments. */
    private String input(JsonNode tree) {
        if (tree.has("input")) {
            return tree.get("input").toString();
        }
        ObjectNode none = json.createObjectNode();
        none.put("type", "object").put("additionalProperties", false);
        return none.toString();
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null ? null : node.toString();
    }

    private HttpCall http(JsonNode http) {
        Map<String, String> headers = new LinkedHashMap<>();
        http.path("headers")
                .fields()
                .forEachRemaining(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return new HttpCall(
                http.path("method").asText("GET"),
                http.path("url").asText(),
                headers,
                http.has("body") ? json.convertValue(http.get("body"), Object.class) : null,
                http.path("timeoutSeconds").asInt(TIMEOUT_SECONDS),
                http.has("result") ? http.path("result").asText() : null);
    }
}
