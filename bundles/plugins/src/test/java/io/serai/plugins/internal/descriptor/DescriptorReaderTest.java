package io.serai.plugins.internal.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.plugins.internal.descriptor.Descriptor.About;
import io.serai.plugins.internal.descriptor.Descriptor.Requirement;
import io.serai.plugins.internal.descriptor.Descriptor.Screenshot;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DescriptorReaderTest {
    private final DescriptorReader reader = new DescriptorReader();

    @Test
    void readsWhatAPluginSays() throws Exception {
        Descriptor descriptor = read("""
                {"id":"my-plugin","version":"1.0.0-rc.1","name":"Mine","summary":"Does it.","kinds":["tool","routes"],
                 "permissions":["outbound:api.example.com"],"settings":{"type":"object"},"homepage":"https://x.org"}""");

        assertThat(descriptor)
                .isEqualTo(new Descriptor(
                        "my-plugin",
                        "1.0.0-rc.1",
                        "Mine",
                        "Does it.",
                        List.of("tool", "routes"),
                        List.of("outbound:api.example.com"),
                        List.of(),
                        Map.of(),
                        "{\"type\":\"object\"}",
                        new About(null, "https://x.org", null, List.of(), null, List.of(), null, null)));
    }

    @Test
    void readsWhatAMarketplaceShows() throws Exception {
        Descriptor descriptor = read("""
                {"id":"a","version":"1.0.0","name":"A","kinds":["connector"],
                 "requires":[{"id":"b","version":"^1.2"},{"id":"c"}],
                 "contributes":{"connectors":["crm"],"triggers":["crm"],"panels":["deals"],"channels":["sms"],
                  "providers":["p"],"agents":["x"],"commands":["crm:sync"],"permissions":["deal:read"]},
                 "categories":["sales"],"icon":"SERAI-INF/icon.svg","readme":"README.md","changelog":"CHANGELOG.md",
                 "screenshots":[{"path":"SERAI-INF/shots/one.png","caption":"One"}],"license":"MIT","author":"Ada"}""");

        assertThat(descriptor.requires()).containsExactly(new Requirement("b", "^1.2"), new Requirement("c", "*"));
        assertThat(descriptor.contributes()).hasSize(8).containsEntry("permissions", List.of("deal:read"));
        assertThat(descriptor.about())
                .isEqualTo(new About(
                        "Ada",
                        null,
                        "MIT",
                        List.of("sales"),
                        "SERAI-INF/icon.svg",
                        List.of(new Screenshot("SERAI-INF/shots/one.png", "One")),
                        "README.md",
                        "CHANGELOG.md"));
    }

    @Test
    void doesWithoutWhatIsOptional() throws Exception {
        Descriptor descriptor = read("{\"id\":\"a\",\"version\":\"1.0.0\",\"name\":\"A\",\"kinds\":[\"panel\"]}");

        assertThat(descriptor.summary()).isNull();
        assertThat(descriptor.permissions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"id\":\"A\"} | id: does not match the regex pattern",
                "{} | kinds: required property 'kinds' not found",
                "{\"kinds\":[\"wheel\"]} | kinds[0]: does not have a value in the enumeration",
                "{\"version\":\"1\"} | version: does not match",
                "{\"surprise\":1} | surprise: property 'surprise' is not defined in the schema",
                "{\"permissions\":[\"everything\"]} | permissions[0]: does not match",
                "{\"requires\":[{\"id\":\"b\",\"version\":\"soon\"}]} | requires[0].version: does not match",
                "{\"icon\":\"../icon.svg\"} | icon: does not match",
                "{\"readme\":\"/etc/passwd\"} | readme: does not match",
                "{\"contributes\":{\"permissions\":[\"all\"]}} | contributes.permissions[0]: does not match",
                "{\"contributes\":{\"wheels\":[]}} | contributes.wheels: property 'wheels' is not defined",
                "[] | array found, object expected",
                "{\"id\": | is not JSON: Unexpected end-of-input",
                "{\"id\":\"a\",\"id\":\"b\"} | Duplicate field 'id' (line 1, column",
            })
    void saysWhatIsWrong(String text, String words) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(DescriptorException.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @MethodSource("descriptorsOfThisRepository")
    void acceptsThePluginsOfThisRepository(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            assertThat(reader.read(in).id()).isNotBlank();
        }
    }

    static Stream<Path> descriptorsOfThisRepository() throws Exception {
        Path root = Path.of("..", "..");
        return Stream.of("plugins", "camel-routes").flatMap(folder -> {
            try (Stream<Path> modules = Files.list(root.resolve(folder))) {
                return modules
                        .map(module -> module.resolve("src/main/resources").resolve(Descriptor.PATH))
                        .filter(Files::exists)
                        .toList()
                        .stream();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private Descriptor read(String text) throws Exception {
        return reader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
