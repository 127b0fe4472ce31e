package io.serai.plugin.shippingquote;

import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.serai.spi.tool.ToolDescription;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.osgi.service.component.annotations.Component;

/** The tool {@code shipping-quote}. */
@Component
public final class ShippingQuoteTool implements Tool {
    private static final int TYPICAL_GRAMS = 1000;

    private final ToolDescription description = new ToolDescription(
            "shipping-quote",
            "Quotes carrier, price and delivery time for a parcel to a country.",
            schema("input.schema.json"),
            schema("output.schema.json"));

    @Override
    public ToolDescription description() {
        return description;
    }

    /** The hub has checked the arguments against the input schema. */
    @Override
    public Quote call(ToolCall call) {
        String country = call.arguments().get("country") instanceof String text ? text.toUpperCase(Locale.ROOT) : "";
        int grams =
                number(call, "weightGrams", BigDecimal.valueOf(TYPICAL_GRAMS)).intValueExact();
        BigDecimal amount = number(call, "amount", BigDecimal.ZERO);
        boolean express = Boolean.TRUE.equals(call.arguments().get("express"));
        return Tariff.quote(country, grams, amount, express);
    }

    private static BigDecimal number(ToolCall call, String name, BigDecimal otherwise) {
        Object value = call.arguments().get(name);
        return value == null ? otherwise : new BigDecimal(value.toString());
    }

    private static String schema(String name) {
        try (InputStream in = ShippingQuoteTool.class.getResourceAsStream("/schema/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from this bundle.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
