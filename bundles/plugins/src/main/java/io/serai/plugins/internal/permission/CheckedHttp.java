package io.serai.plugins.internal.permission;

import io.serai.api.plugin.OutboundHttp;
import io.serai.api.plugin.PluginAccess;
import io.serai.api.plugin.PluginAccess.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Calls behind a check of the host.
 *
 * @param access null for the hub's own bundles
 */
record CheckedHttp(@Nullable PluginAccess access, HttpClient client) implements OutboundHttp {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        check(request);
        return client.send(request, handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        check(request);
        return client.sendAsync(request, handler);
    }

    private void check(HttpRequest request) {
        if (access != null) {
            access.require(Kind.OUTBOUND, target(request.uri()));
        }
    }

    static String target(URI uri) {
        int port = uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? HTTPS : HTTP;
        return uri.getHost() + ":" + port;
    }
}
