package io.serai.plugins.internal.identity;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a bundle was installed from, as the framework remembers it. */
public record Location(String text) {
    public static Location of(@Nullable String text) {
        return new Location(text == null ? "" : text);
    }

    /** Whether it came as a file: what the hub itself is made of comes by {@code mvn:}. */
    public boolean isDroppedIn() {
        return fileUrl().startsWith("file:");
    }

    /** The file that was dropped in. */
    public Optional<Path> file() {
        if (!isDroppedIn()) {
            return Optional.empty();
        }
        String url = fileUrl();
        int parameters = url.indexOf('$');
        try {
            return Optional.of(Path.of(URI.create(parameters < 0 ? url : url.substring(0, parameters))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Deployers put their own scheme before the file's: {@code blueprint:file:/…}, {@code wrap:file:/…}. */
    private String fileUrl() {
        for (String scheme : new String[] {"blueprint:", "wrap:", "jardir:"}) {
            if (text.startsWith(scheme)) {
                return text.substring(scheme.length());
            }
        }
        return text;
    }
}
