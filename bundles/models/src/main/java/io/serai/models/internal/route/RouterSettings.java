package io.serai.models.internal.route;

import java.time.Duration;

/**
 * What an operator decides.
 *
 * @param timeout of a call that names none
 * @param rounds how often the whole chain is tried before the call fails
 * @param delay before the second round; doubled before each further one, and shorter or longer by half at random
 * @param patience a provider that asks to wait longer than this is not waited for
 */
public record RouterSettings(Duration timeout, int rounds, Duration delay, Duration patience) {
    public static final RouterSettings USUAL =
            new RouterSettings(Duration.ofSeconds(120), 3, Duration.ofMillis(300), Duration.ofSeconds(3));
}
