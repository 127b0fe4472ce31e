package io.serai.plugins.internal.market.store;

import org.jspecify.annotations.Nullable;

/**
 * What a publisher says of themselves.
 *
 * @param revision 0 as long as nothing was said
 */
public record Profile(
        String displayName, String about, @Nullable String homepage, int revision) {}
