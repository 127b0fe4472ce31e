package io.serai.plugins.internal.surface;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import io.serai.plugins.internal.descriptor.JsonCheck;
import java.io.IOException;
import java.net.URL;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;

/** Files of one kind in a plugin's bundles: a folder, an ending, a schema. */
final class BroughtFiles {
    static final String REFUSED = "plugin.contribution-invalid";

    private final String folder;
    private final List<String> endings;
    private final ObjectMapper mapper;
    private final JsonCheck check;

    BroughtFiles(String folder, List<String> endings, ObjectMapper mapper, JsonCheck check) {
        this.folder = folder;
        this.endings = List.copyOf(endings);
        this.mapper = mapper;
        this.check = check;
    }

    /** The names of the files without their endings, in order. */
    List<String> names(Collection<Bundle> bundles) {
        return List.copyOf(files(bundles).keySet());
    }

    /**
     * What the files say, by name.
     *
     * @throws InvalidInputException {@code plugin.contribution-invalid} for one that cannot be read or breaks the schema
     */
    Map<String, JsonNode> read(Collection<Bundle> bundles) {
        Map<String, JsonNode> read = new TreeMap<>();
        files(bundles).forEach((name, url) -> read.put(name, read(url)));
        return read;
    }

    private Map<String, URL> files(Collection<Bundle> bundles) {
        Map<String, URL> files = new TreeMap<>();
        for (Bundle bundle : bundles) {
            for (String ending : endings) {
                Enumeration<URL> found = bundle.findEntries(folder, "*" + ending, false);
                if (found != null) {
                    found.asIterator().forEachRemaining(url -> files.putIfAbsent(name(url, ending), url));
                }
            }
        }
        return files;
    }

    private static String name(URL url, String ending) {
        String path = url.getPath();
        return path.substring(path.lastIndexOf('/') + 1, path.length() - ending.length());
    }

    private JsonNode read(URL url) {
        String file = url.getPath().substring(1);
        JsonNode tree;
        try {
            tree = mapper.readTree(url);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    REFUSED, "Its file " + file + " cannot be read: " + e.getOriginalMessage() + ".");
        } catch (IOException e) {
            throw new InvalidInputException(REFUSED, "Its file " + file + " cannot be read: " + e.getMessage() + ".");
        }
        List<Violation> violations = check.violations(tree);
        if (!violations.isEmpty()) {
            throw new InvalidInputException(
                    REFUSED,
                    "Its file " + file + " breaks the schema: "
                            + violations.stream().map(BroughtFiles::words).collect(Collectors.joining("; ")) + ".",
                    violations);
        }
        return tree;
    }

    private static String words(Violation violation) {
        return violation.field().isEmpty() ? violation.message() : violation.field() + ": " + violation.message();
    }
}
