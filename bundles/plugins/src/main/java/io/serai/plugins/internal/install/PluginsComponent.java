package io.serai.plugins.internal.install;

import io.serai.api.event.EventBus;
import io.serai.api.health.Health;
import io.serai.api.metric.Metrics;
import io.serai.api.operation.OperationInfo;
import io.serai.api.operation.Operations;
import io.serai.api.plugin.PluginUsage;
import io.serai.api.plugin.Plugins;
import io.serai.api.security.AuditLog;
import io.serai.api.security.Caller;
import io.serai.api.workflow.RoutePacks;
import io.serai.plugins.internal.catalog.CatalogRefresh;
import io.serai.plugins.internal.catalog.Catalogs;
import io.serai.plugins.internal.catalog.ConfiguredCatalogs;
import io.serai.plugins.internal.diagnosis.BundleDiagnosis;
import io.serai.plugins.internal.framework.PluginFramework;
import io.serai.plugins.internal.pack.PackageReader;
import io.serai.plugins.internal.permission.PermissionsComponent;
import io.serai.plugins.internal.rest.CatalogResource;
import io.serai.plugins.internal.rest.KnownPermissionResource;
import io.serai.plugins.internal.rest.PluginResource;
import io.serai.plugins.internal.running.RunningVersions;
import io.serai.plugins.internal.tool.ToolRegistry;
import io.serai.plugins.internal.trust.PackageTrust;
import io.serai.plugins.internal.wanted.PackageFolder;
import io.serai.plugins.internal.wanted.StoredPlugins;
import io.serai.spi.health.HealthCheck;
import io.serai.spi.operation.OperationResource;
import io.serai.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Puts the life cycle of plugins together. Up once what was there at boot has been processed. */
@Component(service = HealthCheck.class, immediate = true, configurationPid = "io.serai.plugins")
@Designate(ocd = PluginSettings.class)
public final class PluginsComponent implements HealthCheck, Neighbours {
    private final PluginReconciler reconciler;
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    private final Database.Subscription available;
    private final CatalogRefresh refresh;
    private final PluginMeters meters;
    private final AutoCloseable trustChanges;
    private volatile @Nullable RoutePacks routePacks;
    private volatile @Nullable PluginUsage pluginUsage;
    private volatile @Nullable AuditLog auditLog;

    @Activate
    public PluginsComponent(
            BundleContext context,
            @Reference Database database,
            @Reference BundleDiagnosis diagnosis,
            @Reference ToolRegistry tools,
            @Reference RunningVersions running,
            @Reference PermissionsComponent permissions,
            @Reference PackageTrust trust,
            @Reference EventBus bus,
            @Reference Metrics metrics,
            PluginSettings settings) {
        Path data = Path.of(text(context.getProperty("serai.data"), "data"));
        PackageReader reader = new PackageReader();
        ConfiguredCatalogs configured = new ConfiguredCatalogs(ownCatalog(context), settings.catalogs(), data, reader);
        Catalogs catalogs = configured.catalogs();
        StoredPlugins stored = new StoredPlugins(database);
        PluginFramework framework = new PluginFramework(context, diagnosis);
        reconciler = new PluginReconciler(
                context,
                new PluginReconciler.Parts(
                        stored,
                        stored,
                        new PackageFolder(data),
                        reader,
                        framework,
                        new PluginHealthWait(
                                context, framework, settings.start_patience_millis(), settings.start_limit_millis()),
                        running,
                        tools,
                        permissions.granted(),
                        new TrustChecks(
                                file -> trust.check(
                                        file,
                                        configured.isFromElsewhere(file)
                                                ? PackageTrust.Source.REMOTE
                                                : PackageTrust.Source.LOCAL,
                                        Caller.DEFAULT_TENANT),
                                ownCatalog(context),
                                () -> trust.isRequired(PackageTrust.Source.LOCAL)),
                        () -> catalogs,
                        new DropFolder(data.resolve("deploy")),
                        new PluginEvents(bus),
                        settings.wanted()),
                this);
        InstalledPlugins plugins = new InstalledPlugins(reconciler, () -> catalogs, reader, stored, () -> pluginUsage);
        registrations.add(context.registerService(Plugins.class, plugins, null));
        registrations.add(
                context.registerService(OperationResource.class, new PluginResource(plugins, catalogs), null));
        registrations.add(context.registerService(
                OperationResource.class, new KnownPermissionResource(plugins, () -> operations(context)), null));
        registrations.add(
                context.registerService(OperationResource.class, new ComponentResource(reconciler.managed()), null));
        registrations.add(context.registerService(Catalogs.class, catalogs, null)); // the marketplace's, too
        reconciler.open();
        meters = new PluginMeters(metrics, reconciler::shown);
        // what etc/ wants may have come with the mirror
        refresh = new CatalogRefresh(
                configured.elsewhere(),
                Duration.ofMinutes(settings.catalogs_every_minutes()),
                () -> reconciler.requestPass(0));
        registrations.add(
                context.registerService(OperationResource.class, new CatalogResource(configured, refresh), null));
        trustChanges = trust.whenChanged(reconciler::requestReview);
        available = database.whenAvailable(() -> reconciler.requestPass(0));
    }

    /** Asked for when they are needed: the registry of operations itself waits for this bundle's. */
    private static List<OperationInfo> operations(BundleContext context) {
        ServiceReference<Operations> reference = context.getServiceReference(Operations.class);
        Operations operations = reference == null ? null : context.getService(reference);
        if (operations == null) {
            return List.of();
        }
        try {
            return operations.list();
        } finally {
            context.ungetService(reference);
        }
    }

    private static Path ownCatalog(BundleContext context) {
        return Path.of(text(context.getProperty("karaf.home"), ".")).resolve("catalog");
    }

    private static String text(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindRoutePacks(RoutePacks service) {
        routePacks = service;
        reconciler.requestPass(0);
    }

    void unbindRoutePacks(RoutePacks service) {
        if (service.equals(routePacks)) {
            routePacks = null;
        }
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindPluginUsage(PluginUsage service) {
        pluginUsage = service;
        reconciler.requestPass(0);
    }

    void unbindPluginUsage(PluginUsage service) {
        if (service.equals(pluginUsage)) {
            pluginUsage = null;
        }
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void bindAuditLog(AuditLog service) {
        auditLog = service;
    }

    void unbindAuditLog(AuditLog service) {
        if (service.equals(auditLog)) {
            auditLog = null;
        }
    }

    @Deactivate
    void close() throws Exception {
        meters.close();
        trustChanges.close();
        available.close();
        registrations.forEach(ServiceRegistration::unregister);
        refresh.close();
        reconciler.close();
    }

    @Override
    public String name() {
        return "plugins";
    }

    @Override
    public Health check() {
        String progress = reconciler.bootProgress();
        if (progress != null) {
            return Health.down(progress);
        }
        String revoked = reconciler.shown().values().stream()
                .filter(plugin -> TrustChecks.REVOKED.equals(plugin.code()))
                .map(plugin -> "Plugin " + plugin.id() + " " + plugin.version() + ": " + plugin.error())
                .collect(Collectors.joining(" "));
        return revoked.isEmpty() ? Health.UP : new Health(true, revoked);
    }

    @Override
    public @Nullable RoutePacks packs() {
        return routePacks;
    }

    @Override
    public @Nullable PluginUsage usage() {
        return pluginUsage;
    }

    @Override
    public @Nullable AuditLog audit() {
        return auditLog;
    }

    @Override
    public long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }
}
