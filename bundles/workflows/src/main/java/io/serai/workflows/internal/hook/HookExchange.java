package io.serai.workflows.internal.hook;

import io.serai.api.hook.HookRequest;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;

/**
 * What a route gets of a request: text and JSON as a String, all else as bytes; headers under their own names; query
 * parameters as headers too, where no header has the name.
 */
final class HookExchange {
    private HookExchange() {}

    static Exchange of(Route route, HookRequest request) {
        Exchange exchange = route.getEndpoint().createExchange(ExchangePattern.InOut);
        exchange.getExchangeExtension().setFromRouteId(route.getRouteId());
        Message message = exchange.getMessage();
        put(message, request.query());
        put(message, request.headers());
        if (request.caller() != null) {
            // the hub's own credentials end here: a later call out would carry them along
            message.removeHeader("authorization");
            message.removeHeader("x-api-key");
        }
        exchange.setVariable("hookMethod", request.method());
        exchange.setVariable("hookPath", request.path());
        message.setBody(body(request));
        return exchange;
    }

    /**
     * The same with what routes find that begin with Camel's own HTTP consumers. The variables let the journal tell what
     * came in from what the route has set for a call of its own.
     */
    static Exchange asCamelDoes(Route route, HookRequest request, String method, Map<String, String> variables) {
        Exchange exchange = of(route, request);
        Message message = exchange.getMessage();
        variables.forEach(message::setHeader);
        String uri = request.base() + request.path();
        message.setHeader(Exchange.HTTP_METHOD, method);
        message.setHeader(Exchange.HTTP_PATH, uri);
        message.setHeader(Exchange.HTTP_URI, uri);
        exchange.setVariable("hookUri", uri);
        if (request.queryString() != null) {
            message.setHeader(Exchange.HTTP_QUERY, request.queryString());
            exchange.setVariable("hookQuery", request.queryString());
        }
        return exchange;
    }

    private static void put(Message message, Map<String, List<String>> values) {
        values.forEach((name, list) -> {
            if (!list.isEmpty() && !name.regionMatches(true, 0, "camel", 0, 5)) {
                message.setHeader(name, list.size() == 1 ? list.get(0) : list);
            }
        });
    }

    private static @Nullable Object body(HookRequest request) {
        byte[] bytes = request.body();
        if (bytes.length == 0) {
            return null;
        }
        String type = request.contentType();
        return type == null || isText(type.toLowerCase(Locale.ROOT)) ? new String(bytes, charset(type)) : bytes;
    }

    private static boolean isText(String type) {
        return type.startsWith("text/")
                || type.startsWith("application/json")
                || type.startsWith("application/xml")
                || type.startsWith("application/x-www-form-urlencoded")
                || type.contains("+json")
                || type.contains("+xml")
                || type.startsWith("application/yaml")
                || type.startsWith("application/x-ndjson");
    }

    private static Charset charset(@Nullable String type) {
        int at = type == null ? -1 : type.toLowerCase(Locale.ROOT).indexOf("charset=");
        if (type == null || at < 0) {
            return StandardCharsets.UTF_8;
        }
        String name = type.substring(at + "charset=".length()).trim().replace("\"", "");
        int end = name.indexOf(';');
        try {
            return Charset.forName(end < 0 ? name : name.substring(0, end).trim());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
