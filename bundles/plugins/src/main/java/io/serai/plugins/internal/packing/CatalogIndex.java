package io.serai.plugins.internal.packing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.plugins.internal.pack.PackageReader;
import io.serai.plugins.internal.pack.PluginPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes the {@code index.json} that makes a folder of packages a catalog for hubs elsewhere. */
final class CatalogIndex {
    private static final JsonMapper JSON = new JsonMapper();

    private CatalogIndex() {}

    /**
     * Returns how many packages it names.
     *
     * @throws io.serai.api.error.InvalidInputException if something in the folder is no plugin
     */
    static int write(Path folder) throws IOException {
        PackageReader reader = new PackageReader();
        ObjectNode index = JSON.createObjectNode();
        index.put("name", String.valueOf(folder.toAbsolutePath().normalize().getFileName()));
        ArrayNode plugins = index.putArray("plugins");
        for (Path file : packages(folder)) {
            PluginPackage plugin = reader.read(file);
            ObjectNode entry = plugins.addObject();
            entry.put("id", plugin.id());
            entry.put("version", plugin.version());
            entry.put("file", String.valueOf(file.getFileName()));
            entry.put("sha256", plugin.digest());
            entry.put("name", plugin.name());
            entry.put("summary", plugin.summary());
            plugin.kinds().forEach(entry.putArray("kinds")::add);
        }
        Files.write(
                folder.resolve("index.json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(index));
        return plugins.size();
    }

    private static List<Path> packages(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return name.endsWith(".kar") || name.endsWith(".jar");
                    })
                    .sorted()
                    .toList();
        }
    }
}
