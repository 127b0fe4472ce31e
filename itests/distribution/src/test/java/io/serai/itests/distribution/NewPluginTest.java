package io.serai.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Making, packing and signing a plugin, with no hub running. */
class NewPluginTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"agent", "routes"})
    void whatNeedsNoJavaIsPackedSignedAndVerified(String kind) throws IOException {
        Path kar = folder.resolve("made.kar");
        String key = folder.resolve("acme.key").toString();

        done("new-plugin", "parcel-tracking", "--kind", kind, "--dir", folder.toString());
        done("plugin-key", "--publisher", "Acme", "--out", key);
        done("pack-plugin", folder.resolve("parcel-tracking").toString(), "--key", key, "--out", kar.toString());

        assertThat(done("verify-plugin", kar.toString(), "--key", key)).contains("is as it was packed");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(key))))
                .isEqualTo("rw-------");
        Files.write(kar, new byte[] {1, 2, 3});
        refused("plugin.tampered", "verify-plugin", kar.toString());
        refused("is there already", "plugin-key", "--out", key);
    }

    @ParameterizedTest
    @CsvSource({
        "tool, src/main/java/io/serai/plugin/parceltracking/ParcelTrackingTool.java",
        "connector, src/main/resources/META-INF/services/org/apache/camel/component/parcel-tracking",
        "agent, SERAI-INF/agents/parcel-tracking.yaml",
        "routes, tests/parcel-tracking.yaml",
    })
    void eachKindHasItsFilesAndNothingIsLeftToFillIn(String kind, String file) throws IOException {
        String said = done("new-plugin", "parcel-tracking", "--kind", kind, "--dir", folder.toString());

        Path plugin = folder.resolve("parcel-tracking");
        assertThat(said).contains("mvn -q ").contains("/deploy/");
        assertThat(plugin.resolve(file)).exists();
        try (var files = Files.walk(plugin)) {
            assertThat(files.filter(Files::isRegularFile)).allSatisfy(one -> {
                assertThat(one.toString()).doesNotContain("@");
                assertThat(Files.readString(one)).doesNotContainPattern("@[A-Z]+@");
            });
        }
    }

    @Test
    void whatCannotBeIsRefusedInOneSentence() throws IOException {
        Files.createDirectories(folder.resolve("taken"));
        String dir = folder.toString();
        for (String id : new String[] {"Bad", "bad_id", "bad-", "../bad", "9lives", "a b"}) {
            refused("lower-case words joined by hyphens", "new-plugin", id, "--dir", dir);
        }
        refused("is there already", "new-plugin", "taken", "--dir", dir);
        refused("is there already", "new-plugin", "shipping-quote");
        refused("The kind must be one of", "new-plugin", "fine", "--kind", "wheel", "--dir", dir);
        refused("There is no folder", "new-plugin", "fine", "--dir", dir + "/nowhere");
        refused("neither a folder nor a jar", "pack-plugin", dir + "/nowhere");
        refused("There is no SERAI-INF/plugin.json", "pack-plugin", dir + "/taken");
    }

    private String done(String... words) {
        try (Hub hub = new Hub(folder.resolve("data"))) {
            Hub.Result result = hub.serai(words);
            assertThat(result.exit()).as(result.toString()).isZero();
            return result.out();
        }
    }

    private void refused(String words, String... command) {
        try (Hub hub = new Hub(folder.resolve("data"))) {
            Hub.Result result = hub.serai(command);
            assertThat(result.exit()).as(result.toString()).isEqualTo(1);
            assertThat(result.err().strip())
                    .contains(words)
                    .doesNotContain("\n")
                    .doesNotContain("Exception");
        }
    }
}
