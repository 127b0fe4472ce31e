package io.serai.models.internal.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.spi.model.KnownModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the hub knows of vendors' models from the start. */
final class KnownModels {
    private static final List<String> USUAL = List.of("chat", "streaming", "tools", "schema");

    private KnownModels() {}

    /** @param preferred the operator's choice, which comes first; null for none */
    static List<KnownModel> of(String provider, @Nullable String preferred) {
        List<KnownModel> models = new ArrayList<>();
        try (InputStream in = KnownModels.class.getResourceAsStream("known-models.json")) {
            if (in == null) {
                throw new IllegalStateException("known-models.json is missing");
            }
            new ObjectMapper().readTree(in).path(provider).forEach(node -> models.add(model(node)));
        } catch (IOException e) {
            throw new UncheckedIOException("known-models.json cannot be read", e);
        }
        if (preferred != null) {
            KnownModel first = models.stream()
                    .filter(model -> model.name().equals(preferred))
                    .findFirst()
                    .orElseGet(() -> new KnownModel(preferred, USUAL, null, null, null, null, null));
            models.remove(first);
            models.add(0, first);
        }
        return models;
    }

    private static KnownModel model(JsonNode node) {
        List<String> capabilities = new ArrayList<>(USUAL);
        if (node.path("images").asBoolean()) {
            capabilities.add("images");
        }
        return new KnownModel(
                node.path("name").asText(),
                capabilities,
                integer(node, "context"),
                integer(node, "output"),
                price(node, 0),
                price(node, 1),
                price(node, 2));
    }

    private static @Nullable Integer integer(JsonNode node, String name) {
        return node.path(name).isInt() ? Integer.valueOf(node.path(name).asInt()) : null;
    }

    private static @Nullable BigDecimal price(JsonNode node, int at) {
        JsonNode price = node.path("prices").path(at);
        return price.isNumber() ? new BigDecimal(price.asText()) : null;
    }
}
