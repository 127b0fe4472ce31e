package io.serai.api.health;

import org.jspecify.annotations.Nullable;

/**
 * How a part of the hub is.
 *
 * @param up whether it can serve
 * @param detail one sentence: what is wrong and what to do; null when all is well. One that is up may say, too, what somebody
 *     should look at
 */
public record Health(boolean up, @Nullable String detail) {
    public static final Health UP = new Health(true, null);

    public static Health down(String detail) {
        return new Health(false, detail);
    }
}
