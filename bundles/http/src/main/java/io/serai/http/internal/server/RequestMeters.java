package io.serai.http.internal.server;

import io.serai.api.metric.Metrics;
import io.serai.api.metric.Timer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Times requests by method and class of status. Lies on every request's way: once a meter is there, a request finds it by
 * its place in an array.
 */
@Component(service = RequestMeters.class)
public final class RequestMeters {
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "other");
    private static final int OTHER = 7;
    private static final List<String> CLASSES = List.of("none", "1xx", "2xx", "3xx", "4xx", "5xx");
    private static final int HUNDRED = 100;

    private volatile @Nullable Made made;

    private record Made(Metrics metrics, AtomicReferenceArray<@Nullable Timer> timers) {}

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void bindMetrics(Metrics metrics) {
        made = new Made(metrics, new AtomicReferenceArray<>(METHODS.size() * CLASSES.size()));
    }

    public void unbindMetrics(Metrics metrics) {
        Made now = made;
        if (now != null && now.metrics().equals(metrics)) {
            made = null;
        }
    }

    /**
     * A request is over.
     *
     * @param status 0 if the client left before there was one
     */
    void served(String method, int status, long nanos) {
        Made now = made;
        if (now == null) {
            return; // the hub is starting
        }
        int by = status / HUNDRED;
        int place = method(method) * CLASSES.size() + (by >= 0 && by < CLASSES.size() ? by : 0);
        Timer timer = now.timers().get(place);
        if (timer == null) {
            timer = make(now.metrics(), place);
            now.timers().set(place, timer);
        }
        timer.record(nanos);
    }

    private static Timer make(Metrics metrics, int place) {
        return metrics.timer(
                "serai.http.requests",
                "Requests that were answered, by method and class of status.",
                "method",
                METHODS.get(place / CLASSES.size()),
                "status",
                CLASSES.get(place % CLASSES.size()));
    }

    private static int method(String method) {
        return switch (method) {
            case "GET" -> 0;
            case "POST" -> 1;
            case "PUT" -> 2;
            case "DELETE" -> 3;
            case "PATCH" -> 4;
            case "HEAD" -> 5;
            case "OPTIONS" -> 6;
            default -> OTHER;
        };
    }
}
