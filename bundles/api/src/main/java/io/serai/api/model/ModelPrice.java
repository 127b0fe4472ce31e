package io.serai.api.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a model costs from a day on (UTC), in US dollars per million tokens.
 *
 * @param from null for always
 * @param cached of input that came from the provider's cache; null for as other input
 */
public record ModelPrice(
        @Nullable LocalDate from,
        BigDecimal input,
        @Nullable BigDecimal cached,
        BigDecimal output) {}
