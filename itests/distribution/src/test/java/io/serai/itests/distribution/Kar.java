package io.serai.itests.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packages of plugins, made for one test. */
final class Kar {
    private Kar() {}

    /** A plugin of these workflows, by name; the same content has the same file. */
    static Path of(Path folder, String id, String version, Map<String, String> workflows) throws IOException {
        Map<String, String> files = new TreeMap<>();
        files.put(
                "SERAI-INF/plugin.json",
                "{\"id\":\"" + id + "\",\"version\":\"" + version + "\",\"name\":\"" + id
                        + "\",\"kinds\":[\"routes\"]}");
        workflows.forEach((name, text) -> files.put("SERAI-INF/workflows/" + name + ".camel.yaml", text));
        Path file = folder.resolve(id + "-" + version + "-" + files.hashCode() + ".kar");
        write(file, files);
        return file;
    }

    /** {@code /hooks/fast} answers with the version at once; {@code /hooks/sleep} is accepted and ends with it after the nap. */
    static Path sleeper(Path folder, String version, String nap) throws IOException {
        String sleep = route("hook:sleep", version)
                .replace("respond: result", "respond: accepted")
                .replace("      steps:", "      steps:\n        - to: {id: nap, uri: 'wait:" + nap + "'}");
        return of(folder, "sleeper", version, Map.of("fast", route("hook:fast", version), "sleep", sleep));
    }

    static String route(String from, String answer) {
        return "- route:\n    from:\n      uri: " + from + "\n      parameters: {respond: result, auth: none}\n"
                + "      steps:\n        - setBody: {id: answer, constant: '" + answer + "'}\n";
    }

    static void write(Path file, Map<String, String> files) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
