package io.serai.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Plugins of one workflow, whose hook answers with a word. */
final class PluginPackages {
    private final Path folder;

    PluginPackages(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** A package; the plugin's id is its workflow's name and its hook's path. */
    Path of(String id, String version) throws IOException {
        return of(id, version, Map.of());
    }

    /** The same with a second workflow, whose executions sleep and then end with the version's number. */
    Path withSleeper(String id, String version, String sleeper, Duration sleep) throws IOException {
        String route = """
                - route:
                    id: %s
                    from:
                      %s
                      steps:
                        - to: { id: sleep, uri: "wait:%ds" }
                        - setBody: { id: woken, constant: "%s" }
                """.formatted(sleeper, FourSteps.hook(sleeper, "accepted"), sleep.toSeconds(), version);
        return of(id, version, Map.of("SERAI-INF/workflows/" + sleeper + ".camel.yaml", route));
    }

    private Path of(String id, String version, Map<String, String> more) throws IOException {
        Map<String, String> files = new TreeMap<>(more);
        files.put(
                "SERAI-INF/plugin.json",
                "{\"id\":\"%s\",\"version\":\"%s\",\"name\":\"%s\",\"kinds\":[\"routes\"]}".formatted(id, version, id));
        files.put("SERAI-INF/workflows/" + id + ".camel.yaml", route(id, FourSteps.hook(id, "result"), version));
        Path file = folder.resolve(id + "-" + version + ".kar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    /** The route alone. */
    static String route(String id, String from, String answer) {
        return """
                - route:
                    id: %s
                    from:
                      %s
                      steps:
                        - setBody: { id: %s-answer, constant: "%s" }
                """.formatted(id, from, id, answer);
    }
}
