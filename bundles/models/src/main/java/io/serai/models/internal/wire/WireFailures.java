package io.serai.models.internal.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.api.error.SeraiException;
import io.serai.api.model.ModelFailure;
import io.serai.api.model.ModelRefusedException;
import io.serai.api.model.ModelUnavailableException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in one class of ours what an answer of a provider means that is none; without any key in it. */
public final class WireFailures {
    /** Of a failure that another model may not have: the provider does not know this one. */
    public static final String UNKNOWN_MODEL = "model.unknown-to-provider";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 300;
    private static final Pattern KEY_LIKE =
            Pattern.compile("\\b(?:sk-|gsk_|AIza|key-)[A-Za-z0-9_*-]{4,}|(?i:bearer)\\s+\\S+|(?<=[?&]key=)[^&\\s\"]+");

    private final String provider;
    private final @Nullable String key;

    /**
     * @param provider as people call it
     * @param key what must not be shown, or null
     */
    public WireFailures(String provider, @Nullable String key) {
        this.provider = provider;
        this.key = key;
    }

    /** @param retryAfter that header's value, or null */
    public SeraiException status(int status, String body, @Nullable String retryAfter) {
        String said = said(body);
        String detail = "(HTTP " + status + ")" + (said.isEmpty() ? "." : ": " + said);
        if (status == 429) {
            return new ModelUnavailableException(
                    ModelFailure.RATE_LIMITED,
                    provider + " takes no more calls for now " + detail,
                    delay(retryAfter, Instant.now()),
                    null);
        }
        if (status == 401 || status == 402 || status == 403 || body.contains("API_KEY_INVALID")) {
            return new ModelRefusedException(
                    ModelFailure.AUTH, provider + " refuses the API key; set another one " + detail, null);
        }
        if (status == 404) {
            return new ModelRefusedException(
                    ModelFailure.INVALID,
                    UNKNOWN_MODEL,
                    provider + " does not know the model or the address; correct them " + detail,
                    null);
        }
        if (status == 408 || status == 504) {
            return new ModelUnavailableException(
                    ModelFailure.TIMEOUT, provider + " took too long " + detail, null, null);
        }
        if (status >= 500 || status < 400) {
            return new ModelUnavailableException(
                    ModelFailure.SERVER, provider + " failed " + detail, delay(retryAfter, Instant.now()), null);
        }
        return new ModelRefusedException(ModelFailure.INVALID, provider + " refuses the request " + detail, null);
    }

    public ModelUnavailableException network(Throwable cause) {
        String why = cause.getMessage();
        // with a cause that is an IOException, since that is how retries of steps know it
        Throwable known = cause instanceof java.io.IOException ? cause : new java.io.IOException(cause);
        return new ModelUnavailableException(
                ModelFailure.NETWORK,
                provider + " cannot be reached or broke the connection: "
                        + redact(why == null ? cause.getClass().getSimpleName() : why),
                null,
                known);
    }

    public ModelUnavailableException timeout(Duration timeout) {
        return new ModelUnavailableException(
                ModelFailure.TIMEOUT, provider + " did not answer within " + timeout.toMillis() + " ms.", null, null);
    }

    /** The connection ended in the middle of an answer. */
    public ModelUnavailableException cutOff() {
        return network(new java.io.IOException("the stream ended before the answer did"));
    }

    public ModelUnavailableException unreadable(@Nullable Throwable cause) {
        String why = cause == null ? null : cause.getMessage();
        return new ModelUnavailableException(
                ModelFailure.SERVER,
                provider + " sent something that cannot be read" + (why == null ? "." : ": " + redact(why)),
                null,
                null);
    }

    /** An error that came in the middle of an answer that had begun well. */
    public SeraiException inStream(String data) {
        String said = said(data);
        boolean limited = data.contains("rate_limit") || data.contains("RESOURCE_EXHAUSTED");
        return new ModelUnavailableException(
                limited ? ModelFailure.RATE_LIMITED : ModelFailure.SERVER,
                provider + " failed in the middle of its answer" + (said.isEmpty() ? "." : ": " + said),
                null,
                null);
    }

    /** What the provider says for people, where it can be found. */
    private String said(String body) {
        String text = body.strip();
        try {
            JsonNode tree = JSON.readTree(text);
            JsonNode inner = tree.isArray() && !tree.isEmpty() ? tree.get(0) : tree;
            JsonNode error = inner.path("error");
            JsonNode message = error.isTextual() ? error : error.path("message");
            if (message.isMissingNode()) {
                message = inner.path("message");
            }
            text = message.isTextual() ? message.asText() : "";
        } catch (JsonProcessingException e) {
            text = text.startsWith("<") ? "" : text; // a page for browsers says nothing to anybody
        }
        return redact(text);
    }

    String redact(String text) {
        String secret = key;
        String without = secret == null || secret.isBlank() ? text : text.replace(secret, "…");
        String clean = KEY_LIKE.matcher(without).replaceAll("…").replaceAll("\\s+", " ");
        return clean.length() <= SHOWN ? clean : clean.substring(0, SHOWN) + "…";
    }

    static @Nullable Duration delay(@Nullable String value, Instant now) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            double seconds = Double.parseDouble(value.strip());
            return seconds >= 0 && seconds < 1e6 ? Duration.ofMillis((long) (seconds * 1000)) : null;
        } catch (NumberFormatException noSeconds) {
            try {
                Instant until = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                return until.isBefore(now) ? Duration.ZERO : Duration.between(now, until);
            } catch (DateTimeException unreadable) {
                return null;
            }
        }
    }
}
