package io.serai.plugins.internal.install;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** {@code etc/io.serai.plugins.cfg}. */
@ObjectClassDefinition(name = "Serai plugins", description = "Which plugins the hub has, and where it takes them from.")
public @interface PluginSettings {
    @AttributeDefinition(
            name = "Wanted",
            description =
                    "Plugins that are installed from the catalogs whatever people do: ID or ID@VERSION, separated by commas.")
    String wanted() default "";

    @AttributeDefinition(
            name = "Catalogs",
            description =
                    "Folders with packages, separated by commas, asked in this order after the distribution's own.")
    String catalogs() default "";

    @AttributeDefinition(
            name = "Patience",
            description = "How long something that a plugin needs may be missing when it starts, in milliseconds.")
    long start_patience_millis() default 2000;

    @AttributeDefinition(
            name = "File roots",
            description =
                    "Folders that plugins may ask for as file:NAME: NAME=PATH, separated by commas; each plugin has one of its own.")
    String file_roots() default "";

    @AttributeDefinition(name = "Start time", description = "How long a plugin may take to start, in milliseconds.")
    long start_limit_millis() default 15_000;

    @AttributeDefinition(
            name = "Trust in local packages",
            description =
                    "Packages that somebody uploads or drops in: require (a signature of a known key), warn, or off.")
    String trust_local() default "warn";

    @AttributeDefinition(
            name = "Trust in remote packages",
            description = "Packages from a catalog elsewhere: require, warn, or off.")
    String trust_remote() default "require";
}
