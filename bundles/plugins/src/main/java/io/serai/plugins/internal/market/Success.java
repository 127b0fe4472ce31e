package io.serai.plugins.internal.market;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How this hub's own executions that used a plugin ended.
 *
 * @param days how far back
 * @param ended of those that began in that time
 * @param share of the completed ones among them, 0 to 1; null without any
 * @param countedAt later ones are not in it
 */
public record Success(
        int days, long ended, long completed, @Nullable Double share, Instant countedAt) {}
