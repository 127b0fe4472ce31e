package io.serai.api.plugin;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a package comes from.
 *
 * @param text {@code catalog:ID}, {@code catalog:ID@VERSION}, {@code file:PATH}, {@code mvn:GROUP/ARTIFACT/VERSION} (from what
 *     this machine has), or {@code upload:NAME}
 * @param file the uploaded package, only read; null for the others
 */
public record PluginSource(String text, @Nullable Path file) {}
