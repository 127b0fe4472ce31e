package io.serai.models.internal.route;

import io.serai.api.model.ChatListener;
import io.serai.api.model.ChatRequest;
import io.serai.spi.model.ProviderCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Whether a call's answer is still wanted, over all the models that are asked for it. Thread-safe. */
final class CallState {
    private final List<Runnable> onCancel = new ArrayList<>();
    private boolean cancelled;
    private volatile boolean heard;

    /** True once. */
    boolean cancel() {
        List<Runnable> actions;
        synchronized (onCancel) {
            if (cancelled) {
                return false;
            }
            cancelled = true;
            actions = List.copyOf(onCancel);
            onCancel.clear();
        }
        actions.forEach(Runnable::run);
        return true;
    }

    boolean isCancelled() {
        synchronized (onCancel) {
            return cancelled;
        }
    }

    /** Whether the listener has heard a piece, so that nobody else can begin anew. */
    boolean isHeard() {
        return heard;
    }

    /** One model's part of it. */
    ProviderCall part(
            ChatRequest request,
            @Nullable String endpoint,
            @Nullable String apiKey,
            Duration timeout,
            @Nullable ChatListener listener) {
        synchronized (onCancel) {
            onCancel.clear(); // those of the models that have failed
        }
        ChatListener noting = listener == null
                ? null
                : text -> {
                    if (isCancelled()) {
                        throw new CancellationException("The call was cancelled");
                    }
                    heard = true;
                    listener.token(text);
                };
        return new Part(request, endpoint, apiKey, timeout, noting);
    }

    private final class Part implements ProviderCall {
        private final ChatRequest request;
        private final @Nullable String endpoint;
        private final @Nullable String apiKey;
        private final Duration timeout;
        private final @Nullable ChatListener listener;

        Part(
                ChatRequest request,
                @Nullable String endpoint,
                @Nullable String apiKey,
                Duration timeout,
                @Nullable ChatListener listener) {
            this.request = request;
            this.endpoint = endpoint;
            this.apiKey = apiKey;
            this.timeout = timeout;
            this.listener = listener;
        }

        @Override
        public ChatRequest request() {
            return request;
        }

        @Override
        public @Nullable String endpoint() {
            return endpoint;
        }

        @Override
        public @Nullable String apiKey() {
            return apiKey;
        }

        @Override
        public Duration timeout() {
            return timeout;
        }

        @Override
        public @Nullable ChatListener listener() {
            return listener;
        }

        @Override
        public void onCancel(Runnable action) {
            synchronized (onCancel) {
                if (!cancelled) {
                    onCancel.add(action);
                    return;
                }
            }
            action.run();
        }
    }
}
