package io.serai.plugin.shippingquote;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;

/**
 * An example tariff in euros, made up for this plugin; no carrier charges it. A zone has a price for the first kilogram
 * and one for each further kilogram begun. A standard parcel to a domestic or European address is free from 100 of
 * goods on. Express goes by another carrier, costs 60 % more, at least 5.00, is never free, and takes half the time.
 */
final class Tariff {
    private static final BigDecimal FREE_FROM = new BigDecimal("100");
    private static final BigDecimal EXPRESS_FACTOR = new BigDecimal("1.60");
    private static final BigDecimal EXPRESS_EXTRA = new BigDecimal("5.00");
    private static final int GRAMS_PER_KILOGRAM = 1000;

    /** The members of the European Union, beside the home country. */
    private static final Set<String> EUROPE = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
            "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    private Tariff() {}

    static Quote quote(String country, int weightGrams, BigDecimal amount, boolean express) {
        Zone zone = zone(country);
        int kilograms = Math.max(1, ceilDiv(weightGrams, GRAMS_PER_KILOGRAM));
        BigDecimal standard = zone.first.add(zone.further.multiply(BigDecimal.valueOf(kilograms - 1L)));
        if (express) {
            BigDecimal price = standard.multiply(EXPRESS_FACTOR).max(standard.add(EXPRESS_EXTRA));
            return new Quote("Falcon Express", money(price), "EUR", ceilDiv(zone.days, 2));
        }
        boolean free = zone != Zone.WORLD && amount.compareTo(FREE_FROM) >= 0;
        return new Quote("Caravan Parcel", money(free ? BigDecimal.ZERO : standard), "EUR", zone.days);
    }

    private static Zone zone(String country) {
        if (country.equals("DE")) {
            return Zone.HOME;
        }
        return EUROPE.contains(country) ? Zone.EUROPEAN : Zone.WORLD;
    }

    private static int ceilDiv(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    private static BigDecimal money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private enum Zone {
        HOME("4.90", "0.90", 2),
        EUROPEAN("9.90", "2.10", 4),
        WORLD("24.00", "6.50", 9);

        final BigDecimal first;
        final BigDecimal further;
        final int days;

        Zone(String first, String further, int days) {
            this.first = new BigDecimal(first);
            this.further = new BigDecimal(further);
            this.days = days;
        }
    }
}
