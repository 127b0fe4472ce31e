package io.serai.plugins.internal.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.NotFoundException;
import io.serai.api.error.SeraiException;
import io.serai.api.operation.Page;
import io.serai.api.plugin.PluginOutcomes;
import io.serai.api.plugin.Plugins;
import io.serai.api.security.Caller;
import io.serai.api.workflow.Validation;
import io.serai.api.workflow.Workflow;
import io.serai.api.workflow.WorkflowDraft;
import io.serai.api.workflow.Workflows;
import io.serai.plugins.internal.catalog.Catalogs;
import io.serai.plugins.internal.market.MarketComponent.Market;
import io.serai.plugins.internal.market.store.Listing;
import io.serai.plugins.internal.market.store.ListingFilter;
import io.serai.plugins.internal.market.template.TemplateUse;
import io.serai.plugins.internal.market.template.WorkflowTemplate.Parameter;
import io.serai.plugins.internal.trust.PublisherKey;
import io.serai.store.Engine;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** A marketplace in a tenant of its own, on each database; with its people. */
abstract class MarketCase {
    private static final Map<Engine, TestDatabase> DATABASES = new EnumMap<>(Engine.class);

    @TempDir
    Path data;

    final String tenant = Ids.next();
    final Caller ada = person(
            "ada", "marketplace:read", "marketplace:rate", "marketplace:install", "marketplace:publish", "workflow:*");
    final Caller bob = person("bob", "marketplace:read", "marketplace:rate", "marketplace:install");
    final Caller admin = person("admin", "*");
    final List<WorkflowDraft> made = new ArrayList<>();
    Catalogs catalogs = new Catalogs(List.of());

    @Nullable
    PublisherKey signer;

    @Nullable
    PluginOutcomes outcomes;

    Market market;

    @AfterAll
    static void close() {
        DATABASES.values().forEach(TestDatabase::close);
        DATABASES.clear();
    }

    /** What each test begins with. */
    void open(Engine engine) {
        TestDatabase database = DATABASES.computeIfAbsent(engine, TestDatabase::on);
        market = new Market(
                database,
                fake(Plugins.class),
                catalogs,
                fake(Workflows.class),
                data,
                (file, of) -> Optional.ofNullable(signer),
                () -> outcomes);
    }

    Caller person(String name, String... permissions) {
        return new Caller(tenant, name + "-id", name, Caller.Kind.USER, Set.of(permissions), false);
    }

    /** Enough of plugins and workflows for a marketplace of templates. */
    <T> T fake(Class<T> type) {
        Object fake =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "list":
                            return new Page<>(List.of(), null);
                        case "validateText":
                            return Validation.of(List.of());
                        case "create":
                            WorkflowDraft draft = (WorkflowDraft) arguments[0];
                            made.add(draft);
                            return workflow(draft);
                        default:
                            throw new NotFoundException("test.not-found", "None.");
                    }
                });
        return type.cast(fake);
    }

    static Workflow workflow(WorkflowDraft draft) {
        return new Workflow(
                "w-1",
                draft.name(),
                draft.description(),
                draft.dsl(),
                Map.of(),
                1,
                null,
                "draft",
                null,
                List.of(),
                List.of(),
                List.of(),
                Instant.EPOCH,
                Instant.EPOCH,
                "ada",
                "1",
                null);
    }

    static PublishRequest template(String name, @Nullable ListingDraft text) {
        ListingDraft draft = text == null
                ? new ListingDraft(name, "About.", null, List.of("support"), null, null, null, null, null)
                : text;
        return new PublishRequest(
                null,
                null,
                "- from: { uri: \"hook:[[path]]\" }",
                List.of(new Parameter("path", null, null)),
                null,
                "First.",
                null,
                draft);
    }

    static ListingDraft priced(String name) {
        return new ListingDraft(name, null, null, null, null, "premium", 990L, "EUR", null);
    }

    Listing published(PublishRequest request) {
        Listing listing = market.publishing.publish(ada, request);
        return market.publishing.approve(admin, listing.id());
    }

    List<String> seen(Caller caller, String sort) {
        return found(ListingFilter.market(tenant, Listings.person(caller)).sorted(sort));
    }

    List<String> found(ListingFilter filter) {
        market.listings.refresh(tenant);
        return market.listings.stored().list(filter, 100, null).items().stream()
                .map(Listing::slug)
                .toList();
    }

    static void assertCode(String code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    Installing.Result use(Caller caller, Listing listing, @Nullable String licence) {
        return market.installing.install(
                caller,
                "templates",
                listing.id(),
                null,
                licence,
                new TemplateUse("Mine", Map.of("path", "in")),
                Duration.ZERO);
    }
}
