package io.serai.models.internal.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.api.error.SeraiException;
import io.serai.api.model.ChatListener;
import io.serai.api.model.ChatRequest;
import io.serai.api.model.FinishReason;
import io.serai.api.model.ModelFailure;
import io.serai.api.model.ModelRefusedException;
import io.serai.api.model.ModelUnavailableException;
import io.serai.api.security.Vault;
import io.serai.models.internal.registry.ModelTable.Entry;
import io.serai.models.internal.registry.Providers;
import io.serai.spi.model.ModelProvider;
import io.serai.spi.model.ProviderReply;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Asks one model once. */
final class Asker {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Providers providers;
    private final Vault vault;

    Asker(Providers providers, Vault vault) {
        this.providers = providers;
        this.vault = vault;
    }

    /** @throws RuntimeException one of the model's exceptions, or a {@link CancellationException} */
    ProviderReply ask(
            Entry model, ChatRequest request, CallState state, Duration timeout, @Nullable ChatListener listener) {
        ModelProvider provider = providers
                .find(model.info().provider())
                .orElseThrow(() -> new ModelUnavailableException(
                        ModelFailure.SERVER,
                        "The provider " + model.info().provider()
                                + " is not there; the plugin that brings it is missing.",
                        null,
                        null));
        try {
            ProviderReply reply = provider.chat(state.part(
                    request.withModel(model.info().modelName()),
                    model.info().endpoint(),
                    key(model),
                    timeout,
                    listener));
            return request.options().schema() == null || !reply.toolRequests().isEmpty() ? reply : json(model, reply);
        } catch (SeraiException | CancellationException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            // a plugin's provider that fails otherwise is at fault itself, not the caller
            throw new ModelUnavailableException(
                    ModelFailure.SERVER, model.info().provider() + " failed unexpectedly: " + e, null, e);
        }
    }

    private @Nullable String key(Entry model) {
        String sealed = model.sealedKey();
        if (sealed == null) {
            return null;
        }
        try {
            return vault.open(sealed);
        } catch (IllegalArgumentException e) {
            throw new ModelRefusedException(
                    ModelFailure.AUTH,
                    "The key of the model " + model.info().name()
                            + " was sealed with another master key; enter it again.",
                    e);
        }
    }

    /** The answer without what models like to put around JSON. */
    private static ProviderReply json(Entry model, ProviderReply reply) {
        String text = reply.text().strip();
        if (text.startsWith("```")) {
            text = text.replaceFirst("^```[a-zA-Z]*\\s*", "").replaceFirst("\\s*```$", "");
        }
        try {
            if (JSON.readTree(text).isContainerNode()) {
                return new ProviderReply(text, reply.toolRequests(), reply.finish(), reply.usage());
            }
        } catch (JsonProcessingException e) {
            // said below
        }
        String why = reply.finish() == FinishReason.LENGTH ? "; it was cut off, so allow more tokens" : "";
        throw new ModelUnavailableException(
                ModelFailure.SERVER,
                model.info().name() + " answered with text where JSON was wanted" + why + ".",
                null,
                null);
    }
}
