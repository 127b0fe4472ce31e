package io.serai.models.internal.registry;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.PreconditionException;
import io.serai.api.model.ModelDraft;
import io.serai.api.model.ModelInfo;
import io.serai.api.model.ModelPrice;
import io.serai.api.model.ModelRegistry;
import io.serai.api.model.ModelTest;
import io.serai.api.model.ProviderInfo;
import io.serai.api.operation.Page;
import io.serai.api.operation.PageRequest;
import io.serai.api.security.CallContext;
import io.serai.api.security.Vault;
import io.serai.models.internal.registry.ModelTable.Entry;
import io.serai.store.Database;
import io.serai.store.Duplicates;
import io.serai.store.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Models as people keep them. */
public final class StoredModels implements ModelRegistry {
    private final ModelRepository stored;
    private final Providers providers;
    private final ModelTable table;
    private final Vault vault;
    private final InstantSource clock;
    private final Asking asking;

    /** What needs the providers themselves. */
    public interface Asking {
        ModelTest test(Entry model);

        List<ProviderInfo> providers();
    }

    private StoredModels(
            ModelRepository stored,
            Providers providers,
            ModelTable table,
            Vault vault,
            InstantSource clock,
            Asking asking) {
        this.stored = stored;
        this.providers = providers;
        this.table = table;
        this.vault = vault;
        this.clock = clock;
        this.asking = asking;
    }

    /** The table that the router reads. */
    public static ModelTable table(Database database, Providers providers, InstantSource clock) {
        return new ModelTable(new ModelRepository(database), providers, clock);
    }

    public static StoredModels of(
            Database database, Providers providers, ModelTable table, Vault vault, InstantSource clock, Asking asking) {
        return new StoredModels(new ModelRepository(database), providers, table, vault, clock, asking);
    }

    @Override
    public Page<ModelInfo> list(PageRequest page) {
        if (page.sort() != null && !page.sort().equals("name")) {
            throw new InvalidInputException("page.sort", "Models sort by name, not by " + page.sort() + ".");
        }
        String wanted = page.query() == null ? "" : page.query().toLowerCase(Locale.ROOT);
        List<ModelInfo> rest = table.all(tenant()).stream()
                .map(Entry::info)
                .filter(model -> page.cursor() == null || model.name().compareTo(page.cursor()) > 0)
                .filter(model -> (model.name() + " " + model.provider() + " " + model.modelName())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .limit(page.limit() + 1L)
                .toList();
        boolean more = rest.size() > page.limit();
        List<ModelInfo> items = more ? rest.subList(0, page.limit()) : rest;
        return new Page<>(items, more ? items.get(items.size() - 1).name() : null);
    }

    @Override
    public ModelInfo get(String id) {
        return entry(id).info();
    }

    @Override
    public ModelInfo create(ModelDraft draft) {
        if (draft == null) {
            throw new InvalidInputException("model.draft", "Send a model with name, provider and modelName.");
        }
        DraftCheck.check(draft, false, providers);
        return insert(Objects.requireNonNull(draft.name()), draft, null);
    }

    private ModelInfo insert(String name, ModelDraft draft, @Nullable ModelInfo before) {
        StoredModel model = merged(Ids.next(), name, draft, before, null, 1);
        try {
            stored.insert(model);
        } catch (DataAccessException e) {
            if (Duplicates.isDuplicate(e)) {
                throw new ConflictException("model.exists", "There is a model " + name + " already.");
            }
            throw e;
        }
        return shown(model);
    }

    @Override
    public ModelInfo update(String id, ModelDraft draft, @Nullable String etag) {
        if (draft == null) {
            throw new InvalidInputException("model.draft", "Send what is to change of the model.");
        }
        StoredModel row = table.row(tenant(), id).orElse(null);
        ModelInfo before = row == null ? entry(id).info() : table.entry(row).info();
        if (etag != null && !etag.equals("*") && !etag.replace("\"", "").equals(before.etag())) {
            throw stale();
        }
        DraftCheck.check(draft, true, providers);
        String name = draft.name() == null ? before.name() : draft.name();
        if (row == null) {
            return insert(name, draft, before);
        }
        StoredModel model = merged(row.id(), name, draft, before, row.sealedKey(), row.revision() + 1);
        try {
            if (!stored.update(model, row.revision())) {
                throw stale();
            }
        } catch (DataAccessException e) {
            if (Duplicates.isDuplicate(e)) {
                throw new ConflictException("model.exists", "There is a model " + name + " already.");
            }
            throw e;
        }
        return shown(model);
    }

    @Override
    public void delete(String id) {
        StoredModel row = table.row(tenant(), id).orElse(null);
        if (row == null) {
            ModelInfo known = entry(id).info();
            throw new ConflictException(
                    "model.built-in", "The hub knows " + known.name() + " from its provider; set it inactive instead.");
        }
        stored.delete(tenant(), row.id());
        table.changed(tenant());
    }

    @Override
    public ModelTest test(String id) {
        return asking.test(entry(id));
    }

    @Override
    public List<ProviderInfo> providers() {
        return asking.providers();
    }

    private StoredModel merged(
            String id,
            String name,
            ModelDraft draft,
            @Nullable ModelInfo before,
            @Nullable String sealedKey,
            int revision) {
        String endpoint = draft.endpoint() == null ? (before == null ? null : before.endpoint()) : draft.endpoint();
        String key = draft.apiKey();
        boolean elsewhere = before != null
                && (!Objects.equals(
                                before.endpoint() == null ? "" : before.endpoint(), endpoint == null ? "" : endpoint)
                        || (draft.provider() != null && !draft.provider().equals(before.provider())));
        // a key goes nowhere but where it was given for
        String kept = elsewhere ? null : sealedKey;
        List<ModelPrice> prices =
                draft.prices() == null ? (before == null ? List.of() : before.prices()) : draft.prices();
        return new StoredModel(
                id,
                tenant(),
                name,
                given(draft.provider(), before == null ? null : before.provider()),
                given(draft.modelName(), before == null ? null : before.modelName()),
                endpoint == null || endpoint.isEmpty() ? null : endpoint,
                key == null ? kept : key.isEmpty() ? null : vault.seal(key),
                draft.capabilities() == null
                        ? (before == null ? DraftCheck.CAPABILITIES : before.capabilities())
                        : draft.capabilities(),
                number(draft.contextSize(), before == null ? null : before.contextSize()),
                number(draft.maxOutput(), before == null ? null : before.maxOutput()),
                number(draft.requestsPerMinute(), before == null ? null : before.requestsPerMinute()),
                number(draft.tokensPerMinute(), before == null ? null : before.tokensPerMinute()),
                draft.fallbacks() == null ? (before == null ? List.of() : before.fallbacks()) : draft.fallbacks(),
                draft.active() == null ? before == null || before.active() : draft.active(),
                revision,
                now(),
                CallContext.currentCaller().name(),
                prices.stream().sorted(ModelRepository.newestFirst()).toList());
    }

    private static String given(@Nullable String now, @Nullable String before) {
        return Objects.requireNonNull(now == null ? before : now);
    }

    /** 0 takes a number away. */
    private static @Nullable Integer number(@Nullable Integer now, @Nullable Integer before) {
        if (now == null) {
            return before;
        }
        return now == 0 ? null : now;
    }

    private ModelInfo shown(StoredModel model) {
        table.changed(model.tenant());
        return table.entry(model).info();
    }

    private Entry entry(String id) {
        return table.find(tenant(), id)
                .orElseThrow(() -> new NotFoundException("model.not-found", "There is no model " + id + "."));
    }

    private static PreconditionException stale() {
        return new PreconditionException(
                "model.changed-meanwhile", "Somebody changed this model since you read it; read it again.");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String tenant() {
        return CallContext.currentCaller().tenant();
    }
}
