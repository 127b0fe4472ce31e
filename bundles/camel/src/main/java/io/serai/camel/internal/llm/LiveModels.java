package io.serai.camel.internal.llm;

import io.serai.api.error.UnavailableException;
import io.serai.api.model.Account;
import io.serai.api.model.ChatListener;
import io.serai.api.model.ChatRequest;
import io.serai.api.model.ChatRun;
import io.serai.api.model.Models;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The models bundle as long as it is there; contexts outlive its updates. */
public final class LiveModels implements Models {
    private final Supplier<@Nullable Models> models;

    public LiveModels(Supplier<@Nullable Models> models) {
        this.models = models;
    }

    @Override
    public ChatRun chat(ChatRequest request, Account account, @Nullable ChatListener listener) {
        Models now = models.get();
        if (now == null) {
            throw new UnavailableException(
                    "model.unavailable", "The models of this hub are not there yet; repeat in a moment.", 2);
        }
        return now.chat(request, account, listener);
    }
}
