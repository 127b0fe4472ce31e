package io.serai.plugins.internal.permission;

import org.jspecify.annotations.Nullable;

/**
 * What stands after {@code outbound:}: a host, {@code *.example.com} for all below a name, or {@code *}; each with a port, or
 * for any port.
 */
final class HostPattern {
    private static final String ANY = "*";
    private static final String BELOW = "*.";

    private final boolean any;
    private final boolean below;
    private final Address address;

    private HostPattern(boolean any, boolean below, Address address) {
        this.any = any;
        this.below = below;
        this.address = address;
    }

    /** Null if it is not one; it matches nothing then. */
    static @Nullable HostPattern parse(String text) {
        if (text.equals(ANY) || text.startsWith(ANY + ":")) {
            // a stand-in for the host that is not compared
            Address address = Address.parse("any" + text.substring(1));
            return address == null ? null : new HostPattern(true, false, address);
        }
        boolean below = text.startsWith(BELOW);
        Address address = Address.parse(below ? text.substring(BELOW.length()) : text);
        return address == null ? null : new HostPattern(false, below, address);
    }

    boolean matches(Address target) {
        if (address.port() >= 0 && address.port() != target.port()) {
            return false;
        }
        if (any) {
            return true;
        }
        return below
                ? target.host().endsWith("." + address.host())
                : target.host().equals(address.host());
    }
}
