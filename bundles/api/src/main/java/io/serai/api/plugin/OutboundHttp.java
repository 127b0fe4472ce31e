package io.serai.api.plugin;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/**
 * HTTP calls out of the hub, to hosts that the plugin has the permission {@code outbound:HOST} for. Redirects are not
 * followed. Each plugin gets a service of its own. Thread-safe.
 */
public interface OutboundHttp {
    /**
     * Sends a request and waits for the response.
     *
     * @throws io.serai.api.error.ForbiddenException {@code plugin.permission-denied}, or {@code plugin.outbound-private} for
     *     an address of this machine or its network where those are not allowed
     */
    <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException;

    /** The same without waiting; what is denied is thrown at once. */
    <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler);
}
