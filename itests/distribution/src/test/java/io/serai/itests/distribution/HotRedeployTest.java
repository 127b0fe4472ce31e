package io.serai.itests.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Save, {@code mvn -q install -pl plugins/x}, it is live: what Maven does to a hub is to write the jar over the one in
 * {@code deploy/}, under the same name and with the same version.
 */
class HotRedeployTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ID = "reply";

    @TempDir
    static Path folder;

    private static Hub hub;
    private static String bearer;

    @BeforeAll
    static void start() {
        hub = new Hub(folder.resolve("data"));
        Hub.Result started = hub.start();
        assertThat(started.exit()).as(started.toString()).isZero();
        bearer = hub.adminsBearer();
    }

    @AfterAll
    static void end() {
        hub.close();
    }

    @Test
    void eachBuildTakesThePlaceOfTheOneBeforeAndABrokenOneDoesNot() throws Exception {
        built("one");
        assertThat(answers("one")).isTrue();
        built("two");
        assertThat(answers("two")).isTrue();
        built("three");
        assertThat(answers("three")).isTrue();

        install(Kar.route("hook:reply", "broken")
                .replace("setBody: {id: answer, constant: 'broken'}", "to: {id: far, uri: 'no-such-component:x'}"));
        assertThat(Hub.within(PATIENCE, () -> refusal() != null)).isTrue();
        assertThat(refusal()).contains("no-such-component");
        assertThat(plugin().path("state").asText()).isEqualTo("ACTIVE");
        assertThat(hub.post("/hooks/reply", "").body()).isEqualTo("three");

        Files.write(jar(), "no jar at all".getBytes(StandardCharsets.UTF_8));
        assertThat(Hub.within(PATIENCE, () -> listed("REFUSED"))).isTrue();
        assertThat(hub.post("/hooks/reply", "").body()).isEqualTo("three");

        built("four");
        assertThat(answers("four")).isTrue();
        assertThat(refusal()).isNull();
        assertThat(listed("REFUSED")).isFalse();
        assertThat(plugin().path("version").asText()).isEqualTo("0.1.0");
    }

    private static Path jar() {
        return hub.data.resolve("deploy").resolve("serai-plugin-reply.jar");
    }

    private static void built(String answer) throws IOException {
        install(Kar.route("hook:reply", answer));
    }

    /** As Ant's copy does: over the file that is there, not beside it. */
    private static void install(String workflow) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        Map.of("Bundle-ManifestVersion", "2", "Bundle-SymbolicName", "serai-plugin-reply", "Bundle-Version", "0.1.0")
                .forEach(manifest.getMainAttributes()::putValue);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            add(
                    jar,
                    "SERAI-INF/plugin.json",
                    "{\"id\":\"" + ID + "\",\"version\":\"0.1.0\",\"name\":\"Reply\",\"kinds\":[\"routes\"]}");
            add(jar, "SERAI-INF/workflows/reply.camel.yaml", workflow);
        }
        Files.write(jar(), bytes.toByteArray());
    }

    private static void add(JarOutputStream jar, String name, String text) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(text.getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
    }

    private static boolean answers(String answer) throws InterruptedException {
        return Hub.within(PATIENCE, () -> hub.post("/hooks/reply", "").body().equals(answer));
    }

    private static JsonNode plugin() {
        return Hub.json(hub.get(bearer, "/api/v1/plugins/" + ID).body());
    }

    /** Why the build that lies there is not live; null if it is. */
    private static String refusal() {
        for (JsonNode version : plugin().path("versions")) {
            if (version.path("state").asText().equals("REFUSED")) {
                return version.path("error").asText();
            }
        }
        return null;
    }

    private static boolean listed(String state) {
        for (JsonNode plugin :
                Hub.json(hub.get(bearer, "/api/v1/plugins").body()).path("items")) {
            if (plugin.path("state").asText().equals(state)) {
                return true;
            }
        }
        return false;
    }
}
