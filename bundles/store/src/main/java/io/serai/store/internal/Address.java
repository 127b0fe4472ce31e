package io.serai.store.internal;

import io.serai.store.Engine;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is.
 *
 * @param engine which engine answers there
 * @param url the JDBC address without credentials
 * @param user or null for none
 * @param password or null for none
 */
record Address(
        Engine engine,
        String url,
        @Nullable String user,
        @Nullable String password) {
    private static final String DERBY = "jdbc:derby:";
    private static final String JDBC_POSTGRESQL = "jdbc:postgresql:";

    /**
     * Reads an address as people write it: {@code derby}, {@code jdbc:derby:…}, {@code postgresql://user:pw@host/db} or
     * {@code jdbc:postgresql:…}.
     *
     * @param user wins over the one in the address unless null
     * @param password wins over the one in the address unless null
     * @throws IllegalArgumentException with one sentence for a person
     */
    static Address parse(String written, @Nullable String user, @Nullable String password, String dataFolder) {
        String text = written.trim();
        String lower = text.toLowerCase(Locale.ROOT);
        if (text.isEmpty() || lower.equals("derby")) {
            return new Address(Engine.DERBY, DERBY + dataFolder + "/db;create=true", user, password);
        }
        if (lower.startsWith(DERBY)) {
            return new Address(Engine.DERBY, text.replace("${serai.data}", dataFolder), user, password);
        }
        if (lower.startsWith(JDBC_POSTGRESQL)) {
            return postgresql(text.substring("jdbc:".length()), user, password);
        }
        if (lower.startsWith("postgresql:") || lower.startsWith("postgres:")) {
            return postgresql("postgresql" + text.substring(text.indexOf(':')), user, password);
        }
        throw new IllegalArgumentException("The database address '" + withoutPassword(text)
                + "' is not one that Serai knows; use derby or postgresql://USER:PASSWORD@HOST:PORT/DATABASE.");
    }

    private static Address postgresql(String text, @Nullable String user, @Nullable String password) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw malformed(text);
        }
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw malformed(text);
        }
        String[] credentials = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        String url = "jdbc:postgresql://" + uri.getHost() + ":" + (uri.getPort() < 0 ? 5432 : uri.getPort())
                + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        return new Address(
                Engine.POSTGRESQL,
                url,
                user != null || credentials.length < 1 ? user : decode(credentials[0]),
                password != null || credentials.length < 2 ? password : decode(credentials[1]));
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException("The database address '" + withoutPassword(text)
                + "' cannot be read; it has the form postgresql://USER:PASSWORD@HOST:PORT/DATABASE.");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String withoutPassword(String text) {
        return text.replaceFirst("://[^@/]*@", "://…@");
    }

    /** For people: host, port and database, or the folder; never a password. */
    String shown() {
        int start = engine == Engine.DERBY ? DERBY.length() : "jdbc:postgresql://".length();
        int end = engine == Engine.DERBY ? url.indexOf(';') : url.indexOf('?');
        return url.substring(start, end < 0 ? url.length() : end);
    }

    @Override
    public String toString() {
        return engine + " " + shown();
    }
}
