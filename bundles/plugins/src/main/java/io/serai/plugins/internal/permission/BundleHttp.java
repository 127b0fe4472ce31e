package io.serai.plugins.internal.permission;

import io.serai.api.plugin.OutboundHttp;
import io.serai.api.plugin.PluginAccess;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** HTTP calls of the bundle that asks for the service. */
@Component(service = OutboundHttp.class, scope = ServiceScope.BUNDLE)
public final class BundleHttp implements OutboundHttp {
    private final OutboundHttp http;

    @Activate
    public BundleHttp(ComponentContext context, @Reference PermissionsComponent permissions) {
        PluginAccess access = permissions.of(context.getUsingBundle());
        http = new CheckedHttp(access, permissions.http());
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return http.send(request, handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        return http.sendAsync(request, handler);
    }
}
