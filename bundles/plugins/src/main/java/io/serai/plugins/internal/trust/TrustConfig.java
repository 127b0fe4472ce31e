package io.serai.plugins.internal.trust;

/** The part of {@code etc/io.serai.plugins.cfg} about trust; described with the rest of the file. */
public @interface TrustConfig {
    String trust_local() default "warn";

    String trust_remote() default "require";
}
