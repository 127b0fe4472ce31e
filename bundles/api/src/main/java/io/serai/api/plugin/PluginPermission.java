package io.serai.api.plugin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One permission of a plugin.
 *
 * @param permission such as {@code tool:shipping-quote}
 * @param declared whether a version of the plugin that is here asks for it
 * @param granted whether it may be used
 * @param changedAt when it was granted or revoked
 * @param changedBy by whom
 * @param lastUsed when it let something pass, to the second, since the hub started; null if it has not
 * @param denied how often something was denied for lack of it since the hub started
 */
public record PluginPermission(
        String permission,
        boolean declared,
        boolean granted,
        @Nullable Instant changedAt,
        @Nullable String changedBy,
        @Nullable Instant lastUsed,
        long denied) {}
