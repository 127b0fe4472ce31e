package io.serai.models.internal.registry;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import io.serai.api.model.ModelDraft;
import io.serai.api.model.ModelPrice;
import io.serai.api.model.Models;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a model as a person writes it must keep to. */
final class DraftCheck {
    static final List<String> CAPABILITIES = List.of("chat", "streaming", "tools", "schema", "images");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}");
    private static final int MODEL_NAME = 200;
    private static final int ENDPOINT = 500;
    private static final int KEY = 2000;
    private static final int FALLBACKS = 19;

    private final Providers providers;
    private final List<Violation> wrong = new ArrayList<>();

    private DraftCheck(Providers providers) {
        this.providers = providers;
    }

    /**
     * @param existing whether it changes a model that is there
     * @throws InvalidInputException {@code model.draft} that names each broken rule
     */
    static void check(ModelDraft draft, boolean existing, Providers providers) {
        DraftCheck check = new DraftCheck(providers);
        check.names(draft, existing);
        check.numbers(draft);
        check.lists(draft);
        if (draft.prices() != null) {
            check.prices(draft.prices());
        }
        if (!check.wrong.isEmpty()) {
            Violation first = check.wrong.get(0);
            throw new InvalidInputException(
                    "model.draft", "The model's " + first.field() + " " + first.message() + ".", check.wrong);
        }
    }

    private void names(ModelDraft draft, boolean existing) {
        String name = draft.name();
        if (name == null ? !existing : !NAME.matcher(name).matches()) {
            broken("name", "must be 1 to 100 letters, digits, dots, colons, dashes or underscores");
        } else if (Models.DEFAULT.equals(name)) {
            broken("name", "must be another one: default stands for the fallback chain");
        }
        String provider = draft.provider();
        if (provider == null ? !existing : providers.find(provider).isEmpty()) {
            broken(
                    "provider",
                    "must be one of "
                            + String.join(
                                    ", ",
                                    providers.inOrder().stream()
                                            .map(one -> one.description().id())
                                            .toList()));
        }
        String modelName = draft.modelName();
        if (modelName == null ? !existing : modelName.isBlank() || modelName.length() > MODEL_NAME) {
            broken("modelName", "must be what the provider calls the model, " + MODEL_NAME + " characters at most");
        }
        if (draft.endpoint() != null && !draft.endpoint().isEmpty() && !isAddress(draft.endpoint())) {
            broken("endpoint", "must be an http or https address without user, query and fragment");
        }
        if (draft.apiKey() != null
                && (draft.apiKey().length() > KEY || draft.apiKey().matches("(?s).*\\s.*"))) {
            broken("apiKey", "must have no spaces and " + KEY + " characters at most");
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = URI.create(text);
            return text.length() <= ENDPOINT
                    && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void numbers(ModelDraft draft) {
        positive("contextSize", draft.contextSize());
        positive("maxOutput", draft.maxOutput());
        positive("requestsPerMinute", draft.requestsPerMinute());
        positive("tokensPerMinute", draft.tokensPerMinute());
    }

    private void positive(String field, @Nullable Integer number) {
        if (number != null && number < 0) {
            broken(field, "must be positive, or 0 for none");
        }
    }

    private void lists(ModelDraft draft) {
        if (draft.capabilities() != null && !CAPABILITIES.containsAll(draft.capabilities())) {
            broken("capabilities", "must be some of " + String.join(", ", CAPABILITIES));
        }
        List<String> fallbacks = draft.fallbacks();
        if (fallbacks != null
                && (fallbacks.size() > FALLBACKS
                        || !fallbacks.stream()
                                .allMatch(name -> NAME.matcher(name).matches()))) {
            broken("fallbacks", "must be names of models, " + FALLBACKS + " at most");
        }
    }

    private void prices(List<ModelPrice> prices) {
        Set<Object> days = new HashSet<>();
        for (ModelPrice price : prices) {
            if (!days.add(price.from() == null ? "" : price.from())) {
                broken("prices", "must differ in their days");
            }
            if (bad(price.input()) || bad(price.output()) || (price.cached() != null && bad(price.cached()))) {
                broken("prices", "need input and output in US dollars per million tokens, from 0 to 100000");
            }
        }
    }

    private static boolean bad(@Nullable BigDecimal price) {
        return price == null || price.signum() < 0 || price.compareTo(BigDecimal.valueOf(100_000)) > 0;
    }

    private void broken(String field, String message) {
        wrong.add(new Violation(field, message));
    }
}
