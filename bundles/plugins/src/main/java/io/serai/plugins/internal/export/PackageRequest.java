package io.serai.plugins.internal.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a package of workflows is to be called and to hold.
 *
 * @param id of the plugin, lower-case words joined by hyphens
 * @param version semantic; {@code 1.0.0} if not given
 * @param name what people read; the id if not given
 * @param readme Markdown for a marketplace
 * @param workflows ids or names, 1 to 50
 * @param permissions beyond what the workflows' texts name, for addresses that are computed while they run
 */
public record PackageRequest(
        @Nullable String id,
        @Nullable String version,
        @Nullable String name,
        @Nullable String summary,
        @Nullable String readme,
        @Nullable String license,
        @Nullable String author,
        @Nullable List<String> categories,
        @Nullable List<String> workflows,
        @Nullable List<String> permissions) {}
