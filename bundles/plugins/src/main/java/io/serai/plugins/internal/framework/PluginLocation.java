package io.serai.plugins.internal.framework;

import io.serai.api.plugin.PluginPermissions;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/**
 * The location under which a plugin's bundle is installed: it says whose bundle it is, also after a restart and after the
 * bundle has gone.
 *
 * @param digest of the package
 */
public record PluginLocation(String id, String version, String digest, String file) {
    private static final String SCHEME = PluginPermissions.LOCATION;
    private static final int PARTS = 4;

    /** The text that the framework keeps. */
    public String text() {
        return SCHEME + encode(id) + "/" + encode(version) + "/" + digest + "/" + encode(file);
    }

    /** Nothing for a bundle that is not a plugin's. */
    public static Optional<PluginLocation> of(Bundle bundle) {
        return parse(bundle.getLocation());
    }

    public static Optional<PluginLocation> parse(@Nullable String location) {
        if (location == null || !location.startsWith(SCHEME)) {
            return Optional.empty();
        }
        String[] parts = location.substring(SCHEME.length()).split("/", PARTS);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        return Optional.of(new PluginLocation(decode(parts[0]), decode(parts[1]), parts[2], decode(parts[3])));
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    private static String decode(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
