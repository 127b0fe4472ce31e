package io.serai.camel.internal.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.LineNumberAware;
import org.apache.camel.NamedNode;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Where the keys of a YAML text stand. Camel's model knows only lines, and is one off where a step is on one line. */
final class Positions {
    private final List<Key> keys = new ArrayList<>();
    private final Map<Object, Place> places = new IdentityHashMap<>();

    private record Key(String name, int line, int column) {}

    /** A place in the text, both 1-based; null where it is not known. */
    record Place(@Nullable Integer line, @Nullable Integer column) {
        static final Place UNKNOWN = new Place(null, null);
    }

    void add(String name, Optional<Mark> at) {
        at.ifPresent(mark -> keys.add(new Key(name, mark.getLine() + 1, mark.getColumn() + 1)));
    }

    Place of(@Nullable Object node) {
        int line = node instanceof LineNumberAware aware ? aware.getLineNumber() : -1;
        if (node == null || line <= 0) {
            return Place.UNKNOWN;
        }
        return places.computeIfAbsent(node, n -> find(n, line));
    }

    private Place find(Object node, int line) {
        String name = node instanceof NamedNode named ? named.getShortName() : "";
        Optional<Key> found = keys.stream()
                .filter(key -> key.name().equals(name) && (key.line() == line || key.line() == line + 1))
                .min(Comparator.comparingInt(Key::line));
        // asked in text order, so that the next step of the same kind takes the next key
        found.ifPresent(keys::remove);
        return found.map(key -> new Place(key.line(), key.column())).orElse(new Place(line, null));
    }
}
