package io.serai.models.internal.budget;

import java.math.BigDecimal;

/** Amounts as people read them. */
final class Money {
    private Money() {}

    /** Without zeros at the end, and never as a power of ten. */
    static BigDecimal shown(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
