package io.serai.journal.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.junit.jupiter.api.Test;

class DurabilityTableTest {
    private static final Path DOCUMENT = Path.of("../../docs/durable-steps.md");

    @Test
    void hasARowForEachStepAndElementOfTheYamlDsl() throws Exception {
        assertThat(names(DurabilityTable.STEPS))
                .containsExactlyInAnyOrderElementsOf(
                        keys("items", "definitions", "org.apache.camel.model.ProcessorDefinition", "properties"));
        assertThat(names(DurabilityTable.ELEMENTS)).containsExactlyInAnyOrderElementsOf(keys("items", "properties"));
    }

    @Test
    void whatIsRefusedHasARule() {
        assertThat(Stream.concat(DurabilityTable.STEPS.stream(), DurabilityTable.ELEMENTS.stream())
                        .filter(row -> row.behaviour() == Behaviour.REFUSED))
                .allSatisfy(row -> assertThat(row.rules()).as(row.name()).isNotEmpty());
    }

    /** Run with {@code -Dserai.docs=write} to write the document anew. */
    @Test
    void theDocumentSaysWhatTheTableSays() throws Exception {
        String wanted = DurabilityDocument.text();
        if ("write".equals(System.getProperty("serai.docs"))) {
            Files.writeString(DOCUMENT, wanted);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/durable-steps.md is made from DurabilityTable; run this test with -Dserai.docs=write")
                .isEqualTo(wanted);
    }

    private static List<String> names(List<DurabilityTable.Row> rows) {
        return rows.stream().map(DurabilityTable.Row::name).toList();
    }

    private static List<String> keys(String... path) throws Exception {
        try (InputStream in =
                YamlRoutesBuilderLoader.class.getClassLoader().getResourceAsStream("schema/camelYamlDsl.json")) {
            JsonNode node = new ObjectMapper().readTree(in);
            for (String part : path) {
                node = node.path(part);
            }
            return node.properties().stream().map(entry -> entry.getKey()).toList();
        }
    }
}
