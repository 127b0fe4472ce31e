package io.serai.plugins.internal.permission;

import io.serai.api.plugin.PluginAccess.Kind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A permission's text, read once.
 *
 * @param name what follows the kind
 * @param host for {@link Kind#OUTBOUND}; null if it is no host, and matches nothing
 */
record Ask(String text, Kind kind, String name, @Nullable HostPattern host) {
    private static final String ANY = "*";
    private static final String BELOW = ".*";

    /** Null if it is none. */
    static @Nullable Ask parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return null;
        }
        for (Kind kind : Kind.values()) {
            if (word(kind).equals(text.substring(0, colon))) {
                String name = text.substring(colon + 1);
                return new Ask(text, kind, name, kind == Kind.OUTBOUND ? HostPattern.parse(name) : null);
            }
        }
        return null;
    }

    static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** How the permission for a target is called. */
    static String of(Kind kind, String target) {
        return word(kind) + ":" + target;
    }

    /** Whether it may be looked up by its name. */
    boolean isExact() {
        return kind != Kind.OUTBOUND && !name.endsWith(ANY);
    }

    boolean matches(String target, @Nullable Address address) {
        if (kind == Kind.OUTBOUND) {
            return host != null && address != null && host.matches(address);
        }
        if (name.equals(ANY)) {
            return true;
        }
        return name.endsWith(BELOW)
                ? target.startsWith(name.substring(0, name.length() - 1)) && target.length() >= name.length()
                : name.equals(target);
    }
}
