package io.serai.camel.internal.guard;

import io.serai.api.plugin.PluginAccess.Kind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint reaches outside its workflow, as far as its address says it.
 *
 * @param target see {@link Kind}; what cannot be told is a target that no permission covers
 */
record Reach(Kind kind, String target) {
    /** Components that open a connection to the host in their address, with the port if none is said. */
    private static final Map<String, Integer> OUTBOUND = Map.ofEntries(
            Map.entry("http", 80),
            Map.entry("https", 443),
            Map.entry("netty-http", 80),
            Map.entry("vertx-http", 80),
            Map.entry("vertx-websocket", 80),
            Map.entry("undertow", 80),
            Map.entry("netty", 0),
            Map.entry("mina", 0),
            Map.entry("ws", 80),
            Map.entry("wss", 443),
            Map.entry("ftp", 21),
            Map.entry("ftps", 21),
            Map.entry("sftp", 22),
            Map.entry("smtp", 25),
            Map.entry("smtps", 465),
            Map.entry("imap", 143),
            Map.entry("imaps", 993),
            Map.entry("pop3", 110),
            Map.entry("pop3s", 995));

    /** Those that, at the beginning of a route, wait to be called; the host is their own then. */
    private static final Set<String> SERVERS =
            Set.of("http", "https", "netty-http", "vertx-websocket", "undertow", "netty", "mina", "ws", "wss");

    private static final Pattern PROTOCOL = Pattern.compile("(https?|wss?|tcp|udp):(?://)?(.*)");
    private static final Pattern PORT = Pattern.compile(".*:[0-9]+");
    private static final int HTTPS = 443;

    /** Null for what reaches nothing that needs a permission, and for tools and events, which check for themselves. */
    static @Nullable Reach of(String uri) {
        int colon = uri.indexOf(':');
        if (colon < 0) {
            return null;
        }
        String scheme = uri.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = uri.substring(colon + 1);
        if (scheme.equals("file")) {
            return new Reach(Kind.FILE, absolute(path(rest)));
        }
        Integer port = OUTBOUND.get(scheme);
        return port == null ? null : new Reach(Kind.OUTBOUND, hostAndPort(rest, port));
    }

    /** The same for an endpoint at the beginning of a route. */
    static @Nullable Reach ofConsumer(String uri) {
        int colon = uri.indexOf(':');
        return colon > 0 && SERVERS.contains(uri.substring(0, colon).toLowerCase(Locale.ROOT)) ? null : of(uri);
    }

    /** The name of a tool or the type of an event in a constant address, too. */
    static @Nullable Reach ofAny(String uri) {
        for (Kind kind : new Kind[] {Kind.TOOL, Kind.EVENT}) {
            String begin = kind.name().toLowerCase(Locale.ROOT) + ":";
            if (uri.startsWith(begin)) {
                return new Reach(kind, path(uri.substring(begin.length())));
            }
        }
        return of(uri);
    }

    private static String path(String rest) {
        String path = rest.split("\\?", 2)[0];
        return path.startsWith("//") ? path.substring(2) : path;
    }

    private static String absolute(String folder) {
        try {
            // not normalized: where ".." leads depends on the links before it
            return Path.of(folder).toAbsolutePath().toString();
        } catch (InvalidPathException e) {
            return "/\u0000";
        }
    }

    private static String hostAndPort(String rest, int usual) {
        String address = rest.startsWith("//") ? rest.substring(2) : rest;
        int port = usual;
        Matcher protocol = PROTOCOL.matcher(address);
        if (protocol.matches()) {
            String name = protocol.group(1);
            port = name.equals("https") || name.equals("wss") ? HTTPS : usual;
            address = protocol.group(2);
        }
        int end = 0;
        while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        String authority = address.substring(0, end);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        boolean bare = !PORT.matcher(host).matches() || host.endsWith("]");
        return bare && port > 0 ? host + ":" + port : host;
    }
}
