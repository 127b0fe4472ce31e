package io.serai.plugins.internal.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The {@code index.json} of a catalog elsewhere: {@code {"name", "plugins": [{"id", "version", "file", "sha256", …}]}}. What else
 * an entry says of its plugin (name, summary, kinds, categories) is for readers of the index; the hub reads it from the package.
 */
record RemoteIndex(String name, List<Entry> plugins) {
    private static final JsonMapper JSON = new JsonMapper();
    /** Neither a path nor hidden: it becomes a file's name here. */
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,190}\\.(kar|jar)");

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int ENTRIES_AT_MOST = 10_000;

    /**
     * A package on offer.
     *
     * @param file its name beside the index
     * @param sha256 lower-case hex
     */
    record Entry(String id, String version, String file, String sha256) {}

    RemoteIndex {
        plugins = List.copyOf(plugins);
    }

    /** @throws IOException with a sentence that says what is wrong */
    static RemoteIndex of(byte[] json) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IOException("index.json is no JSON: " + e.getOriginalMessage(), e);
        }
        JsonNode plugins = root.path("plugins");
        if (!plugins.isArray()) {
            throw new IOException("index.json has no list named plugins");
        }
        if (plugins.size() > ENTRIES_AT_MOST) {
            throw new IOException("index.json has more than " + ENTRIES_AT_MOST + " plugins");
        }
        List<Entry> entries = new ArrayList<>();
        Set<String> files = new HashSet<>();
        for (JsonNode plugin : plugins) {
            Entry entry = entry(plugin);
            // two names that differ in case alone are one file on some machines
            if (!files.add(entry.file().toLowerCase(Locale.ROOT))) {
                throw new IOException("index.json names the file " + entry.file() + " twice");
            }
            entries.add(entry);
        }
        return new RemoteIndex(root.path("name").asText(""), entries);
    }

    private static Entry entry(JsonNode plugin) throws IOException {
        String file = plugin.path("file").asText("");
        String sha256 = plugin.path("sha256").asText("").toLowerCase(Locale.ROOT);
        String id = plugin.path("id").asText("");
        String version = plugin.path("version").asText("");
        if (id.isBlank() || version.isBlank()) {
            throw new IOException("index.json has a plugin without id or version");
        }
        if (!FILE.matcher(file).matches()) {
            throw new IOException("index.json gives " + id + " " + version
                    + " no plain file name that ends in .kar or .jar, but '" + file + "'");
        }
        if (!DIGEST.matcher(sha256).matches()) {
            throw new IOException("index.json gives " + id + " " + version + " no SHA-256 of 64 hex digits");
        }
        return new Entry(id, version, file, sha256);
    }
}
