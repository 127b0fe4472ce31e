package io.serai.models.internal.route;

import io.serai.api.model.ChatMessage;
import io.serai.api.model.ChatRequest;
import io.serai.api.model.ContentPart;
import io.serai.api.model.ModelInfo;
import io.serai.api.model.ModelPrice;
import io.serai.api.model.TokenUsage;
import io.serai.api.model.ToolOffer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What calls cost, by the prices of the registry. */
final class Costs {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    /** Billionths of a dollar; a token of the cheapest models costs fifty of them. */
    private static final int SCALE = 9;
    /** Where neither the request nor the registry has a limit. */
    private static final int OUTPUT = 8192;

    private static final int PER_MESSAGE = 16;
    private static final int PER_PICTURE = 4096;

    private Costs() {}

    static @Nullable ModelPrice price(ModelInfo model, LocalDate day) {
        return model.prices().stream()
                .filter(price -> price.from() == null || !price.from().isAfter(day))
                .findFirst()
                .orElse(null);
    }

    static BigDecimal cost(ModelInfo model, TokenUsage usage, LocalDate day) {
        ModelPrice price = price(model, day);
        if (price == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal cached = price.cached() == null ? price.input() : price.cached();
        return price.input()
                .multiply(BigDecimal.valueOf(usage.input() - usage.cached()))
                .add(cached.multiply(BigDecimal.valueOf(usage.cached())))
                .add(price.output().multiply(BigDecimal.valueOf(usage.output())))
                .divide(MILLION, SCALE, RoundingMode.CEILING);
    }

    /** No answer to the request costs more. A token is at least one byte of text. */
    static BigDecimal most(ModelInfo model, ChatRequest request, LocalDate day) {
        Integer wanted = request.options().maxTokens();
        int output = wanted != null ? wanted : model.maxOutput() != null ? model.maxOutput() : OUTPUT;
        return cost(model, new TokenUsage(tokensAtMost(request), 0, output), day);
    }

    private static long tokensAtMost(ChatRequest request) {
        long tokens = bytes(request.options().schema()) * 2;
        for (ToolOffer tool : request.tools()) {
            tokens += PER_MESSAGE + bytes(tool.name()) + bytes(tool.description()) + bytes(tool.inputSchema());
        }
        for (ChatMessage message : request.messages()) {
            tokens += PER_MESSAGE;
            for (ContentPart part : message.parts()) {
                tokens += part instanceof ContentPart.Text text ? bytes(text.text()) : PER_PICTURE;
            }
            tokens += message.toolRequests().stream()
                    .mapToLong(call -> PER_MESSAGE + bytes(call.name()) + bytes(call.arguments()))
                    .sum();
        }
        return tokens;
    }

    private static long bytes(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
