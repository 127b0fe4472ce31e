package io.serai.plugin.shippingquote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.spi.tool.ToolCall;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippingQuoteToolTest {
    private final ShippingQuoteTool tool = new ShippingQuoteTool();

    @ParameterizedTest
    @CsvSource({
        // country, grams, amount, express, carrier, price, days
        "DE,    1, 20, false, Caravan Parcel,  4.90, 2",
        "DE, 1000, 20, false, Caravan Parcel,  4.90, 2",
        "DE, 1001, 20, false, Caravan Parcel,  5.80, 2",
        "DE, 9000, 100, false, Caravan Parcel, 0.00, 2",
        "DE, 1000, 500, true, Falcon Express,  9.90, 1",
        "fr, 3000, 99.99, false, Caravan Parcel, 14.10, 4",
        "SE, 3000, 2000, true, Falcon Express, 22.56, 2",
        "US, 2500, 2000, false, Caravan Parcel, 37.00, 9",
        "US, 1000, 0, true, Falcon Express, 38.40, 5",
    })
    void followsTheTariff(
            String country, int grams, BigDecimal amount, boolean express, String carrier, BigDecimal price, int days) {
        Quote quote =
                tool.call(call(Map.of("country", country, "weightGrams", grams, "amount", amount, "express", express)));

        assertThat(quote).isEqualTo(new Quote(carrier, price, "EUR", days));
    }

    @Test
    void takesAOneKilogramParcelForGranted() {
        assertThat(tool.call(call(Map.of("country", "DE"))))
                .isEqualTo(tool.call(call(Map.of("country", "DE", "weightGrams", 1000, "amount", 0.0))));
    }

    @Test
    void refusesAWeightThatIsNotWhole() {
        assertThatThrownBy(() -> tool.call(call(Map.of("country", "DE", "weightGrams", 1.5))))
                .isInstanceOf(ArithmeticException.class);
    }

    private static ToolCall call(Map<String, Object> arguments) {
        return new ToolCall(arguments, "default", null, "test");
    }
}
