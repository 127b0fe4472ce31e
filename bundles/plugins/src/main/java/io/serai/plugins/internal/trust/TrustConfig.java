package io.serai.plugins.internal.trust;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The part of etc/io.serai.plugins.cfg about trust. */
@ObjectClassDefinition(name = "Serai Plugins: trust", description = "Which packages are installed.")
@interface TrustConfig {
    @AttributeDefinition(
            description = "Packages that are uploaded or dropped in: require a signature of a known key, warn, or off")
    String trust_local() default "warn";

    @AttributeDefinition(description = "Packages from a catalog elsewhere: require, warn or off")
    String trust_remote() default "require";
}
