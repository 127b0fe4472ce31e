package io.serai.models.internal.route;

import io.serai.api.error.SeraiException;
import io.serai.api.model.ChatMessage;
import io.serai.api.model.ChatOptions;
import io.serai.api.model.ChatRequest;
import io.serai.api.model.ModelTest;
import io.serai.api.model.ProviderInfo;
import io.serai.api.model.TokenUsage;
import io.serai.api.security.Vault;
import io.serai.models.internal.registry.ModelTable.Entry;
import io.serai.models.internal.registry.Providers;
import io.serai.models.internal.registry.StoredModels;
import io.serai.spi.model.ProviderReply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Tries models out, for people. */
public final class Prober implements StoredModels.Asking {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int TOKENS = 64;
    private static final int SHOWN = 200;

    private final Asker asker;
    private final Providers providers;
    private final HealthBook health;

    public Prober(Providers providers, Vault vault, HealthBook health) {
        this.asker = new Asker(providers, vault);
        this.providers = providers;
        this.health = health;
    }

    @Override
    public ModelTest test(Entry model) {
        ChatRequest request = new ChatRequest(
                model.info().name(),
                List.of(ChatMessage.user("Answer with the word ready.")),
                List.of(),
                new ChatOptions(null, TOKENS, null, List.of(), null));
        long begin = System.nanoTime();
        try {
            ProviderReply reply = asker.ask(model, request, new CallState(), TIMEOUT, null);
            health.of(model.info()).answered();
            String text = reply.text().strip();
            return new ModelTest(
                    true,
                    millis(begin),
                    text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…",
                    null,
                    null,
                    reply.usage());
        } catch (SeraiException e) {
            return new ModelTest(false, millis(begin), null, e.code(), e.detail(), TokenUsage.NONE);
        }
    }

    private static long millis(long begin) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    @Override
    public List<ProviderInfo> providers() {
        return health.providers(providers);
    }
}
