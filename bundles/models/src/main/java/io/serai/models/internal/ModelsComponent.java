package io.serai.models.internal;

import io.serai.api.budget.Spending;
import io.serai.api.health.Health;
import io.serai.api.model.ModelRegistry;
import io.serai.api.model.Models;
import io.serai.api.security.Vault;
import io.serai.api.thread.HubThreads;
import io.serai.models.internal.registry.ModelOperations;
import io.serai.models.internal.registry.ModelTable;
import io.serai.models.internal.registry.ProviderOperations;
import io.serai.models.internal.registry.Providers;
import io.serai.models.internal.registry.StoredModels;
import io.serai.models.internal.route.HealthBook;
import io.serai.models.internal.route.Prober;
import io.serai.models.internal.route.Router;
import io.serai.models.internal.route.RouterSettings;
import io.serai.models.internal.vendor.Vendors;
import io.serai.spi.health.HealthCheck;
import io.serai.spi.model.ModelProvider;
import io.serai.spi.operation.OperationResource;
import io.serai.store.Database;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** Offers the models: the hub's own providers, those of plugins, and the router over them. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "io.serai.models")
@Designate(ocd = ModelSettings.class)
public final class ModelsComponent {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int IDLE_SECONDS = 30;

    private final ScheduledExecutorService clock;
    private final ExecutorService threads;
    private final ExecutorService wires;
    private final Providers providers;
    private final HealthBook health;
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private volatile @Nullable Spending spending;

    @Activate
    public ModelsComponent(
            BundleContext bundle, ModelSettings settings, @Reference Database database, @Reference Vault vault) {
        clock = Executors.newSingleThreadScheduledExecutor(HubThreads.one(ModelsComponent.class, "serai-model-clock"));
        threads = pool("serai-model", settings.threads());
        wires = pool("serai-model-wire", Integer.MAX_VALUE);
        InstantSource time = InstantSource.system();
        providers = new Providers(Stream.of(settings.chain().split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList());
        health = new HealthBook(time);
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(CONNECT).executor(wires).build();
        Vendors.all(System::getenv, http, clock).forEach(providers::add);

        ModelTable table = StoredModels.table(database, providers, time);
        ModelRegistry registry =
                StoredModels.of(database, providers, table, vault, time, new Prober(providers, vault, health));
        RouterSettings usual = RouterSettings.USUAL;
        Router router = new Router(new Router.Parts(
                table,
                providers,
                vault,
                health,
                () -> spending,
                new RouterSettings(
                        Duration.ofSeconds(Math.max(1, settings.timeout_seconds())),
                        Math.max(1, settings.rounds()),
                        usual.delay(),
                        usual.patience()),
                time,
                threads,
                clock));
        registrations.add(bundle.registerService(Models.class, router, new Hashtable<>()));
        registrations.add(bundle.registerService(ModelRegistry.class, registry, new Hashtable<>()));
        registrations.add(
                bundle.registerService(OperationResource.class, new ModelOperations(registry), new Hashtable<>()));
        registrations.add(
                bundle.registerService(OperationResource.class, new ProviderOperations(registry), new Hashtable<>()));
        registrations.add(bundle.registerService(HealthCheck.class, new Check(), new Hashtable<>()));
    }

    private static ExecutorService pool(String name, int most) {
        return new ThreadPoolExecutor(
                0,
                Math.max(1, most),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                HubThreads.several(ModelsComponent.class, name));
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            unbind = "unbindProvider")
    void bindProvider(ModelProvider provider) {
        providers.add(provider);
    }

    void unbindProvider(ModelProvider provider) {
        providers.remove(provider);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            unbind = "unbindSpending")
    void bindSpending(Spending accounts) {
        spending = accounts;
    }

    void unbindSpending(Spending gone) {
        if (spending == gone) {
            spending = null;
        }
    }

    /** The hub serves without models; but somebody should know when none answers. */
    private final class Check implements HealthCheck {
        @Override
        public String name() {
            return "models";
        }

        @Override
        public Health check() {
            return new Health(true, health.trouble(providers));
        }
    }

    @Deactivate
    void stop() {
        registrations.forEach(ServiceRegistration::unregister);
        threads.shutdownNow();
        clock.shutdownNow();
        wires.shutdownNow();
    }
}
