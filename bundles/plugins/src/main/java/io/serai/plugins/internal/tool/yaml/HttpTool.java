package io.serai.plugins.internal.tool.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.SeraiException;
import io.serai.api.error.TooLargeException;
import io.serai.api.error.UnavailableException;
import io.serai.api.plugin.OutboundHttp;
import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.serai.spi.tool.ToolDescription;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A tool that is one HTTP call. An answer in JSON is a tree, any other is text. Calls that change something carry the step's
 * key as {@code Idempotency-Key}.
 */
final class HttpTool implements Tool {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ANSWER_AT_MOST = 1 << 20;
    private static final int QUOTED = 500;

    private final ToolDescription description;
    private final HttpCall http;
    private final Supplier<OutboundHttp> outbound;

    /** @param outbound the plugin's own way out */
    HttpTool(ToolDescription description, HttpCall http, Supplier<OutboundHttp> outbound) {
        this.description = description;
        this.http = http;
        this.outbound = outbound;
    }

    @Override
    public ToolDescription description() {
        return description;
    }

    /**
     * @throws InvalidInputException {@code tool.http-refused} for what the far side does not take
     * @throws UnavailableException {@code tool.http-failed} for what may work later: 408, 429, 5xx
     * @throws TooLargeException {@code tool.answer-too-large} for an answer over 1 MiB
     */
    @Override
    public @Nullable Object call(ToolCall call) throws Exception {
        HttpResponse<InputStream> response = outbound.get().send(request(call), BodyHandlers.ofInputStream());
        byte[] answer;
        try (InputStream in = response.body()) {
            answer = in.readNBytes(ANSWER_AT_MOST + 1);
        }
        String text = new String(answer, StandardCharsets.UTF_8);
        if (response.statusCode() >= 300) {
            throw refusal(response, text);
        }
        if (answer.length > ANSWER_AT_MOST) {
            throw new TooLargeException(
                    "tool.answer-too-large", "The answer to tool " + description.name() + " is larger than 1 MiB.");
        }
        return result(response, text);
    }

    private HttpRequest request(ToolCall call) throws JsonProcessingException {
        Map<String, Object> arguments = call.arguments();
        byte[] body =
                http.body() == null ? null : JSON.writeValueAsBytes(ArgumentTemplate.tree(http.body(), arguments));
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(ArgumentTemplate.url(http.url(), arguments)))
                    .timeout(Duration.ofSeconds(http.timeoutSeconds()))
                    .setHeader("Accept", "application/json, text/plain;q=0.8, */*;q=0.5")
                    .method(http.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
            if (!http.method().equals("GET")) {
                request.setHeader("Idempotency-Key", call.idempotencyKey());
            }
            if (body != null) {
                request.setHeader("Content-Type", "application/json");
            }
            http.headers().forEach((name, value) -> request.setHeader(name, ArgumentTemplate.text(value, arguments)));
            return request.build();
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    "tool.http-request",
                    "Tool " + description.name() + " cannot make a request of these arguments: " + e.getMessage());
        }
    }

    private SeraiException refusal(HttpResponse<?> response, String text) {
        int status = response.statusCode();
        String said = text.strip();
        String sentence = "Tool " + description.name() + " got " + status + " from "
                + response.uri().getHost()
                + (said.isEmpty() ? "." : ": " + said.substring(0, Math.min(QUOTED, said.length())));
        return status == 408 || status == 429 || status >= 500
                ? new UnavailableException("tool.http-failed", sentence, seconds(response))
                : new InvalidInputException("tool.http-refused", sentence);
    }

    /** {@code Retry-After} in seconds; a date is not looked at. */
    private static int seconds(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .filter(value -> value > 0)
                .orElse(1);
    }

    private @Nullable Object result(HttpResponse<?> response, String text) throws IOException {
        boolean json = response.headers()
                .firstValue("Content-Type")
                .map(type -> type.split(";", 2)[0].strip())
                .filter(type -> type.equals("application/json") || type.endsWith("+json"))
                .isPresent();
        if (!json || text.isBlank()) {
            return text.isEmpty() ? null : text;
        }
        JsonNode tree;
        try {
            tree = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UnavailableException(
                    "tool.http-failed",
                    "The answer to tool " + description.name() + " is no JSON: " + e.getOriginalMessage(),
                    1,
                    e);
        }
        JsonNode part = http.result() == null ? tree : tree.at(http.result());
        return part.isMissingNode() ? null : JSON.treeToValue(part, Object.class);
    }
}
