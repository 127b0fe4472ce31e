package io.serai.plugins.internal.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageToolTest {
    @TempDir
    Path here;

    @Test
    void packsAFolderOfYamlTheSameEachTime() throws Exception {
        Samples.folder(here, "greeter");

        String said = run("pack-plugin", "greeter");
        byte[] first = Files.readAllBytes(here.resolve("greeter-1.0.0.kar"));
        run("pack-plugin", "greeter", "--out", "again.kar");

        assertThat(said).contains("Plugin greeter 1.0.0 is packed").contains("not signed");
        assertThat(Files.readAllBytes(here.resolve("again.kar"))).isEqualTo(first);
        assertThat(names("greeter-1.0.0.kar"))
                .containsExactlyInAnyOrder(
                        "SERAI-INF/plugin.json",
                        "SERAI-INF/digests.json",
                        "SERAI-INF/sbom.cdx.json",
                        "SERAI-INF/workflows/greet.camel.yaml",
                        "schema/in.json");
    }

    @Test
    void packsABundleWithWhatIsInside() throws Exception {
        Samples.bundle(here.resolve("acme.jar"), "acme");

        run("plugin-key", "--out", "me.key", "--publisher", "Ada");
        String said = run("pack-plugin", "acme.jar", "--key", "me.key");
        String seen = run("verify-plugin", "acme-1.0.0.kar", "--key", "me.key");

        assertThat(said).contains("signed with key");
        assertThat(names("acme-1.0.0.kar"))
                .contains(
                        "repository/org/acme/acme-acme/1.0.0/acme-acme-1.0.0.jar",
                        "SERAI-INF/icon.svg",
                        "SERAI-INF/signature.json");
        assertThat(seen)
                .contains("holds  org.acme:acme-acme 1.0.0 (Apache-2.0)")
                .contains("holds  org.lib:lib 2.1 (MIT)");
    }

    @Test
    void makesAKeyThatOnlyItsOwnerReadsAndKeepsIt() throws Exception {
        String said = run("plugin-key", "--publisher", "Ada");

        Path file = here.resolve("publisher.key");
        assertThat(said).containsPattern("key {4}[0-9a-f]{16}").containsPattern("public MCowBQYDK2Vw");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> run("plugin-key")).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void wantsTheKeyThatWasNamed() throws Exception {
        Samples.folder(here, "greeter");
        run("plugin-key", "--out", "me.key");
        run("plugin-key", "--out", "other.key");
        run("pack-plugin", "greeter", "--key", "me.key");

        assertThat(run("verify-plugin", "greeter-1.0.0.kar")).contains("does not know");
        assertThatThrownBy(() -> run("verify-plugin", "greeter-1.0.0.kar", "--key", "other.key"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("plugin.unknown-publisher"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pack-plugin nothing | is neither a folder nor a jar",
                "pack-plugin empty | There is no SERAI-INF/plugin.json",
                "pack-plugin module | Nothing was built",
                "pack-plugin broken | plugin.json breaks the schema: id: does not match",
                "pack-plugin tabs | is no YAML",
                "pack-plugin iconless | names SERAI-INF/icon.svg, and there is no such file",
                "pack-plugin good --key good/schema/in.json | does not hold a private and a public key",
                "pack-plugin good --out | --out needs a value",
                "pack-plugin | Usage:",
                "pack-plugin good --quick | Usage:",
                "dance | Usage:",
            })
    void saysWhatIsWrong(String line, String words) throws Exception {
        Files.createDirectories(here.resolve("empty"));
        Samples.write(here.resolve("module/pom.xml"), "<project/>");
        Samples.folder(here, "good");
        Samples.write(
                Samples.folder(here, "broken").resolve("SERAI-INF/plugin.json"),
                "{\"id\":\"Not good\",\"version\":\"1.0.0\",\"name\":\"A\",\"kinds\":[\"tool\"]}");
        Samples.write(Samples.folder(here, "tabs").resolve("SERAI-INF/workflows/a.camel.yaml"), "- a:\n\t- b\n");
        Samples.folder(here, "iconless", ",\"icon\":\"SERAI-INF/icon.svg\"");

        assertThatThrownBy(() -> run(line.split(" "))).hasMessageContaining(words);
    }

    private String run(String... arguments) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PackageTool(here, new PrintStream(out, true, StandardCharsets.UTF_8)).run(List.of(arguments));
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<String> names(String file) throws Exception {
        try (ZipFile zip = new ZipFile(here.resolve(file).toFile())) {
            return Collections.list(zip.entries()).stream()
                    .map(ZipEntry::getName)
                    .toList();
        }
    }
}
