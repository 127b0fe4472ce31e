package io.serai.plugins.internal.permission;

import io.serai.api.plugin.PluginAccess;
import io.serai.api.plugin.PluginPermissions;
import io.serai.api.security.AuditLog;
import io.serai.spi.operation.OperationResource;
import io.serai.store.Database;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Puts together what knows of permissions, for the services that plugins get. */
@Component(service = PermissionsComponent.class, immediate = true, configurationPid = "io.serai.plugins")
public final class PermissionsComponent {
    private static final Duration CONNECT = Duration.ofSeconds(30);

    private final BundleContext context;
    private final GrantedPermissions granted;
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
    /** Redirects would lead past the check of the host. */
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    @Activate
    public PermissionsComponent(BundleContext context, @Reference Database database, PermissionSettings settings) {
        this.context = context;
        Path data = Path.of(text(context.getProperty("serai.data"), "data"));
        granted = new GrantedPermissions(
                new StoredGrants(database),
                new FileRoots(data.resolve("plugins").resolve("files"), FileRoots.parse(settings.file_roots())),
                new PermissionTrail(this::audit, System::currentTimeMillis),
                PrivateHosts.of(
                        context.getProperty("serai.outbound.allow-private"),
                        text(context.getProperty("serai.http.host"), "127.0.0.1")),
                System::currentTimeMillis);
        registrations.add(context.registerService(PluginPermissions.class, granted, null));
        registrations.add(context.registerService(OperationResource.class, new PermissionResource(granted), null));
    }

    private static String text(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    /** Asked for when something is denied, which is rare: the audit trail needs much that needs plugins. */
    private @Nullable AuditLog audit() {
        ServiceReference<AuditLog> reference = context.getServiceReference(AuditLog.class);
        return reference == null ? null : context.getService(reference);
    }

    public GrantedPermissions granted() {
        return granted;
    }

    HttpClient http() {
        return http;
    }

    /** What the plugin of a bundle may reach; null for the hub's own. */
    @Nullable
    PluginAccess of(Bundle bundle) {
        return granted.ofBundle(bundle.getLocation());
    }

    @Deactivate
    void close() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}
