package io.serai.plugins.internal.permission;

import io.serai.api.error.ForbiddenException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether plugins may call this machine and its network. Thread-safe; looks names up, and so may block, where they may not.
 *
 * @param allowed whether they may
 */
record PrivateHosts(boolean allowed) {
    /**
     * As {@code serai.outbound.allow-private} says, else only as long as the hub itself is bound to loopback.
     *
     * @param setting of {@code serai.outbound.allow-private}
     * @param bound the host that the hub is bound to
     */
    static PrivateHosts of(@Nullable String setting, String bound) {
        if (setting != null && !setting.isBlank()) {
            return new PrivateHosts(Boolean.parseBoolean(setting.strip()));
        }
        String host = bound.toLowerCase(Locale.ROOT);
        return new PrivateHosts(
                host.startsWith("127.") || host.equals("localhost") || host.equals("::1") || host.equals("[::1]"));
    }

    void check(String plugin, String target) {
        Address address = allowed ? null : Address.parse(target);
        if (address == null) {
            return;
        }
        String host = address.host().replaceAll("[\\[\\]]", "");
        try {
            for (InetAddress one : InetAddress.getAllByName(host)) {
                if (isPrivate(one)) {
                    throw new ForbiddenException(
                            "plugin.outbound-private",
                            "Plugin " + plugin + " may not call " + target
                                    + ": it is on this machine or its network; serai.outbound.allow-private=true allows"
                                    + " that.");
                }
            }
        } catch (UnknownHostException e) {
            return; // the call itself says so
        }
    }

    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        boolean unique = address instanceof Inet6Address && (bytes[0] & 0xfe) == 0xfc;
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || bytes.length == 4 && bytes[0] == 0
                || shared
                || unique;
    }
}
