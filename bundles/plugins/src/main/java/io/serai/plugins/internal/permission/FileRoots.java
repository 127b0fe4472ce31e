package io.serai.plugins.internal.permission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where plugins may have files: a folder for each plugin, and roots with names. Thread-safe; blocks on the disk. */
final class FileRoots {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");

    private final Path own;
    private final Map<String, Path> named;

    /** @param own the folder above the plugins' own ones */
    FileRoots(Path own, Map<String, Path> named) {
        this.own = own.toAbsolutePath().normalize();
        this.named = Map.copyOf(named);
    }

    /**
     * Reads {@code NAME=PATH}, separated by commas.
     *
     * @throws IllegalArgumentException if it is not that
     */
    static Map<String, Path> parse(String text) {
        Map<String, Path> roots = new LinkedHashMap<>();
        for (String part : text.split(",")) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals).strip();
            String path = equals < 0 ? "" : part.substring(equals + 1).strip();
            if (!NAME.matcher(name).matches() || path.isEmpty()) {
                throw new IllegalArgumentException(
                        "etc/io.serai.plugins.cfg: file.roots takes NAME=PATH, separated by commas, not '"
                                + part.strip() + "'.");
            }
            roots.put(name, Path.of(path).toAbsolutePath().normalize());
        }
        return roots;
    }

    /** A plugin's own folder. */
    Path own(String plugin) {
        String name = UNSAFE.matcher(plugin).replaceAll("_");
        // never the folder above, and never that of a plugin with a similar id
        return own.resolve(
                name.equals(plugin) && !name.startsWith(".")
                        ? name
                        : "_" + name + "-" + Integer.toHexString(plugin.hashCode()));
    }

    @Nullable
    Path named(String name) {
        return named.get(name);
    }

    /**
     * In which root a file is, wherever symbolic links lead: its name, the empty text for the plugin's own folder, or null
     * for none.
     */
    @Nullable
    String rootOf(String plugin, String path) {
        Path file;
        try {
            file = Path.of(path).toAbsolutePath();
        } catch (InvalidPathException e) {
            return null;
        }
        if (isBelow(own(plugin), file)) {
            return "";
        }
        return named.entrySet().stream()
                .filter(root -> isBelow(root.getValue(), file))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse(null);
    }

    /** Whether a file is a root or below it, both with all links followed as far as they exist. */
    static boolean isBelow(Path root, Path file) {
        try {
            return real(file).startsWith(real(root));
        } catch (IOException e) {
            return false; // a loop of links, or a folder that may not be read
        }
    }

    private static Path real(Path path) throws IOException {
        Path given = path.toAbsolutePath();
        // ".." after a link means the parent of where it leads, so it must not be taken away beforehand
        Path there = given.getRoot();
        for (Path part : given) {
            Path next = there.resolve(part);
            if (part.toString().equals("..")) {
                Path parent = there.getParent();
                there = parent == null ? there : parent;
            } else if (part.toString().equals(".")) {
                continue;
            } else if (Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
                there = next.toRealPath();
            } else {
                there = next;
            }
        }
        return there;
    }
}
