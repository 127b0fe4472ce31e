package io.serai.plugins.internal.permission;

/** What {@code etc/io.serai.plugins.cfg} says of permissions; described with the rest of it. */
public @interface PermissionSettings {
    String file_roots() default "";
}
