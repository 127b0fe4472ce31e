package io.serai.api.plugin;

import io.serai.api.event.EventBus;
import io.serai.api.tool.Tools;

/**
 * What one plugin may reach: what it declared in its {@code plugin.json} and somebody granted. Thread-safe, and quick: a
 * check is a look into a map. What is revoked is denied from the next check on.
 */
public interface PluginAccess {
    /** What a permission is about; in lower case it begins the permission's text, such as {@code tool:shipping-quote}. */
    enum Kind {
        /** A connection, by name. */
        CONNECTION,
        /** A host with a port, such as {@code api.example.com:443}; {@code [::1]:8080} for an address of IPv6. */
        OUTBOUND,
        /** A tool, by name. A plugin's own tools need no permission. */
        TOOL,
        /** A model, by name. */
        MODEL,
        /** A secret, by name. */
        SECRET,
        /** A type of events, such as {@code order.placed}. */
        EVENT,
        /** A file: an absolute path, or the name of a root that the hub's configuration gives. A plugin's own folder is free. */
        FILE
    }

    /** The plugin's id. */
    String plugin();

    /**
     * Whether the plugin may ask for this at all: it declared it, or it needs no permission, or the plugin has no
     * {@code plugin.json} in which to declare anything.
     */
    boolean isDeclared(Kind kind, String target);

    /**
     * Lets pass what is granted.
     *
     * @throws io.serai.api.error.ForbiddenException {@code plugin.permission-denied}
     * @throws io.serai.api.error.UnavailableException {@code hub.starting} as long as nobody knows what is granted
     */
    void require(Kind kind, String target);

    /** The same tools, each behind a check when it is called. */
    Tools guard(Tools tools);

    /** The same bus behind a check when something is published; only events of granted types come out. */
    EventBus guard(EventBus events);
}
