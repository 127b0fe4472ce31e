package io.serai.models.internal.vendor;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.serai.api.error.SeraiException;
import io.serai.api.model.ChatListener;
import io.serai.api.model.ModelFailure;
import io.serai.api.model.ModelRefusedException;
import io.serai.models.internal.wire.WireCall;
import io.serai.models.internal.wire.WireFailures;
import io.serai.models.internal.wire.WireHttp;
import io.serai.spi.model.ModelProvider;
import io.serai.spi.model.ProviderCall;
import io.serai.spi.model.ProviderDescription;
import io.serai.spi.model.ProviderReply;
import java.net.http.HttpClient;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A vendor, called by one of LangChain4j's clients over an HTTP of ours. */
public final class LangChainProvider implements ModelProvider {
    private final VendorProfile profile;
    private final Vendor vendor;
    private final Function<String, @Nullable String> environment;
    private final HttpClient http;
    private final ScheduledExecutorService clock;
    private final ProviderDescription description;

    LangChainProvider(
            VendorProfile profile,
            Vendor vendor,
            Function<String, @Nullable String> environment,
            HttpClient http,
            ScheduledExecutorService clock) {
        this.profile = profile;
        this.vendor = vendor;
        this.environment = environment;
        this.http = http;
        this.clock = clock;
        this.description = new ProviderDescription(
                profile.id(),
                profile.title(),
                profile.environment(),
                profile.howTo(),
                profile.baseUrl(environment),
                KnownModels.of(profile.id(), VendorProfile.given(environment, profile.modelVariable())));
    }

    @Override
    public ProviderDescription description() {
        return description;
    }

    @Override
    public boolean isConfigured() {
        return profile.isConfigured(environment);
    }

    @Override
    public ProviderReply chat(ProviderCall call) {
        String endpoint = call.endpoint();
        String baseUrl = endpoint == null ? profile.baseUrl(environment) : profile.complete(endpoint);
        String key = call.apiKey();
        if (key == null && endpoint == null) {
            // the hub's key goes nowhere but to the hub's own address
            key = VendorProfile.given(environment, profile.keyVariable());
        }
        String model = call.request().model();
        boolean keyMissing = key == null
                && !profile.keyless()
                && profile.host() != null
                && (profile.host() + profile.path()).equals(baseUrl);
        if (baseUrl == null || keyMissing) {
            throw new ModelRefusedException(
                    ModelFailure.AUTH, profile.title() + " is not configured. " + profile.howTo(), null);
        }
        if (model == null) {
            throw new ModelRefusedException(
                    ModelFailure.INVALID, "No model of " + profile.title() + " is named.", null);
        }
        try (WireCall wire = new WireCall(http, clock, new WireFailures(profile.title(), key), call)) {
            Vendor.Target target = new Vendor.Target(baseUrl, key == null ? "" : key, model, new WireHttp(wire));
            return ask(wire, target, call);
        }
    }

    private ProviderReply ask(WireCall wire, Vendor.Target target, ProviderCall call) {
        ChatListener listener = call.listener();
        try {
            ChatRequest request = Conversation.convert(call.request(), profile.schemas());
            ChatResponse response =
                    listener == null ? vendor.whole(target).chat(request) : stream(wire, target, request, listener);
            RuntimeException failure = wire.failure();
            if (failure != null) {
                throw failure;
            }
            return Answers.convert(response);
        } catch (RuntimeException e) {
            RuntimeException known = wire.failure();
            if (known != null) {
                throw known;
            }
            if (e instanceof SeraiException) {
                throw e;
            }
            if (!wire.isSent()) {
                throw new ModelRefusedException(
                        ModelFailure.INVALID, profile.title() + " cannot be asked that: " + e.getMessage(), e);
            }
            throw wire.failures().unreadable(e);
        }
    }

    private ChatResponse stream(WireCall wire, Vendor.Target target, ChatRequest request, ChatListener listener) {
        Collected collected = new Collected(listener);
        vendor.streaming(target).chat(request, collected);
        RuntimeException failure = wire.failure();
        if (failure != null) {
            throw failure;
        }
        Throwable error = collected.error;
        if (error != null) {
            throw error instanceof SeraiException known
                    ? known
                    : wire.failures().unreadable(error);
        }
        ChatResponse response = collected.response;
        // a stream that was cut off looks complete to some clients, but lacks the reason why it ended
        if (response == null
                || (response.finishReason() == null && !response.aiMessage().hasToolExecutionRequests())) {
            throw wire.failures().cutOff();
        }
        return response;
    }

    /** Filled while the client reads, which it does on the calling thread. */
    private static final class Collected implements StreamingChatResponseHandler {
        private final ChatListener listener;
        private volatile @Nullable ChatResponse response;
        private volatile @Nullable Throwable error;

        Collected(ChatListener listener) {
            this.listener = listener;
        }

        @Override
        public void onPartialResponse(String text) {
            if (error == null && !text.isEmpty()) {
                listener.token(text);
            }
        }

        @Override
        public void onCompleteResponse(ChatResponse complete) {
            response = complete;
        }

        @Override
        public void onError(Throwable failure) {
            if (error == null) {
                error = failure;
            }
        }
    }
}
