package io.serai.workflows.internal.deploy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The path of a service, such as {@code orders/{id}}; with {@code *} as its last segment all below it counts. */
public record PathTemplate(List<String> segments) {
    static final String REST = "*";
    static final String VARIABLE = "{}";

    public static PathTemplate of(String path) {
        return new PathTemplate(split(path));
    }

    static List<String> split(String path) {
        return path.isEmpty() ? List.of() : List.of(path.split("/", -1));
    }

    /** The same for two templates that answer on the same paths: without the names of variables. */
    public String key() {
        return segments.stream()
                .map(segment -> isVariable(segment) ? VARIABLE : segment)
                .collect(Collectors.joining("/"));
    }

    public boolean matches(String path) {
        List<String> given = split(path);
        boolean open = !segments.isEmpty() && segments.get(segments.size() - 1).equals(REST);
        int length = open ? segments.size() - 1 : segments.size();
        if (open ? given.size() < length : given.size() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!isVariable(segments.get(i)) && !segments.get(i).equals(given.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** What stands for each variable in a path that matches. */
    Map<String, String> values(String path) {
        List<String> given = split(path);
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (isVariable(segment)) {
                values.put(segment.substring(1, segment.length() - 1), given.get(i));
            }
        }
        return values;
    }

    /** The keys of its segments in order. */
    Stream<String> keys() {
        return segments.stream().map(segment -> isVariable(segment) ? VARIABLE : segment);
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }
}
