package io.serai.plugin.shippingquote;

import java.math.BigDecimal;

/**
 * An offer to carry a parcel.
 *
 * @param price in the currency, with two decimals; zero where shipping is free
 * @param days working days until delivery
 */
public record Quote(String carrier, BigDecimal price, String currency, int days) {}
