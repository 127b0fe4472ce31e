package io.serai.journal.internal.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.NamedNode;
import org.apache.camel.spi.Resource;
import org.apache.camel.spi.ResourceAware;
import org.jspecify.annotations.Nullable;

/** The lines of a text in which its steps stand. Camel's model is one off where a step is on one line. */
final class Places {
    private final Map<String, List<String>> texts = new HashMap<>();

    @Nullable
    Integer line(NamedNode node, ResourceAware route) {
        int line = node.getLineNumber();
        if (line <= 0) {
            return null;
        }
        List<String> text = text(route.getResource());
        String key = Kind.of(node) + ":";
        boolean next = line < text.size() && !has(text, line, key) && has(text, line + 1, key);
        return next ? line + 1 : line;
    }

    private static boolean has(List<String> text, int line, String key) {
        return text.get(line - 1).contains(key);
    }

    private List<String> text(@Nullable Resource resource) {
        if (resource == null || !resource.exists()) {
            return List.of();
        }
        return texts.computeIfAbsent(resource.getLocation(), location -> {
            try (BufferedReader reader = new BufferedReader(resource.getReader())) {
                return reader.lines().toList();
            } catch (IOException e) {
                return List.of(); // only the line is less exact then
            } catch (Exception e) {
                throw new IllegalStateException("Cannot read " + location, e);
            }
        });
    }
}
