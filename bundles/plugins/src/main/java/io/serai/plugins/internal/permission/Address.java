package io.serai.plugins.internal.permission;

import java.net.IDN;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A host in its one spelling, with a port: names in lower case and ASCII without the dot at the end, addresses as Java
 * writes them. What can be read in two ways, such as {@code 127.1} or {@code a%2eb}, is no address.
 *
 * @param port -1 if none is said
 */
record Address(String host, int port) {
    private static final int MAX_PORT = 65_535;
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    /** Null if it is not clearly one. */
    static @Nullable Address parse(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            String host = end < 0 ? null : ipv6(text.substring(1, end));
            return host == null ? null : with(host, text.substring(end + 1));
        }
        int colon = text.indexOf(':');
        if (colon >= 0 && text.indexOf(':', colon + 1) >= 0) {
            String host = ipv6(text);
            return host == null ? null : new Address(host, -1);
        }
        String host = name(colon < 0 ? text : text.substring(0, colon));
        return host == null ? null : with(host, colon < 0 ? "" : text.substring(colon));
    }

    private static @Nullable Address with(String host, String rest) {
        if (rest.isEmpty()) {
            return new Address(host, -1);
        }
        String digits = rest.substring(1);
        if (rest.charAt(0) != ':' || !PORT.matcher(digits).matches()) {
            return null;
        }
        int port = Integer.parseInt(digits);
        return port == 0 || port > MAX_PORT ? null : new Address(host, port);
    }

    private static @Nullable String name(String text) {
        String ascii;
        try {
            ascii = IDN.toASCII(text).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return null; // no name in any spelling
        }
        String host = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        if (!NAME.matcher(host).matches()) {
            return null;
        }
        String last = host.substring(host.lastIndexOf('.') + 1);
        return NUMBER.matcher(last).matches() && !IPV4.matcher(host).matches() ? null : host;
    }

    private static @Nullable String ipv6(String text) {
        if (!IPV6.matcher(text).matches()) {
            return null;
        }
        try {
            InetAddress address = InetAddress.getByName(text); // a literal: no name is looked up
            return address instanceof Inet4Address ? address.getHostAddress() : "[" + address.getHostAddress() + "]";
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
