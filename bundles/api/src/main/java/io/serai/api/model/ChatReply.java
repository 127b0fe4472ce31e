package io.serai.api.model;

import io.serai.api.budget.Charge;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a model answered.
 *
 * @param text empty if it only asks for tools
 * @param model its name in the registry
 * @param provider the provider's id
 * @param latencyMillis from the request to the end of the answer, other models' failures before it left out
 * @param cost in US dollars, by the prices of the registry; zero if it has none
 * @param charge the same as it stands in the accounts
 */
public record ChatReply(
        String text,
        List<ToolRequest> toolRequests,
        FinishReason finish,
        TokenUsage usage,
        String model,
        String provider,
        long latencyMillis,
        BigDecimal cost,
        Charge charge) {
    public ChatReply {
        toolRequests = List.copyOf(toolRequests);
    }
}
