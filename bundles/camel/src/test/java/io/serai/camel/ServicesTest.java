package io.serai.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.workflow.Problem;
import io.serai.camel.hook.HookEndpoint;
import io.serai.camel.hook.HookOptions;
import io.serai.camel.internal.context.HubContexts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServicesTest {
    private final FakeHub hub = new FakeHub();
    private final HubContexts contexts = new HubContexts(List.of(getClass().getClassLoader()), hub, hub);
    private final ModelCamelContext context = contexts.create("services", List.of());

    @AfterEach
    void close() throws Exception {
        context.close();
        contexts.close();
    }

    private Map<String, HookOptions> start(String dsl) {
        RouteText.load(context, "services", dsl);
        context.start();
        Map<String, HookOptions> found = new TreeMap<>();
        for (Route route : context.getRoutes()) {
            HookEndpoint.of(route).ifPresent(options -> found.put(route.getRouteId(), options));
        }
        return found;
    }

    private static String route(String uri) {
        return "- route:\n    id: one\n    from:\n      uri: \"" + uri + "\"\n      steps:\n        - log: x\n";
    }

    @Test
    void platformHttpAndServletSayWhatTheyServe() {
        HookOptions orders = start(route("platform-http:/orders/{id}?httpMethodRestrict=GET,POST"
                        + "&consumes=application/json&produces=text/plain&auth=none"))
                .get("one");
        assertThat(orders)
                .isEqualTo(new HookOptions(
                        HookOptions.Place.SERVICES,
                        "orders/{id}",
                        HookOptions.Respond.RESULT,
                        HookOptions.Auth.NONE,
                        Set.of("GET", "POST"),
                        HookOptions.DEFAULT_TIMEOUT,
                        List.of("application/json"),
                        List.of("text/plain")));
        assertThat(orders.address()).isEqualTo("/services/orders/{id}");
    }

    @Test
    void servletHasCamelsOptions() {
        HookOptions files = start(route("servlet:/files?servletName=S&matchOnUriPrefix=true&muteException=true"
                        + "&timeout=5s&respond=accepted"))
                .get("one");
        assertThat(files.name()).isEqualTo("files/*");
        assertThat(files.methods()).containsExactlyInAnyOrder("GET", "POST", "PUT", "PATCH", "DELETE");
        assertThat(files.auth()).isEqualTo(HookOptions.Auth.API_KEY);
        assertThat(files.respond()).isEqualTo(HookOptions.Respond.ACCEPTED);
        assertThat(files.timeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aRestBlockIsOneServiceForEachVerb() {
        Map<String, HookOptions> found = start("""
                - restConfiguration:
                    contextPath: /shop
                    bindingMode: json
                    endpointProperty: [ { key: auth, value: none } ]
                - rest:
                    path: /orders
                    get:
                      - { id: read, path: "/{id}", produces: application/json, to: "direct:read" }
                    post:
                      - { id: make, to: "direct:make" }
                - route:
                    id: read
                    from: { uri: "direct:read", steps: [ { setBody: { simple: "${header.id}" } } ] }
                - route:
                    id: make
                    from: { uri: "direct:make", steps: [ { setBody: { simple: "${body[n]}" } } ] }
                """);
        assertThat(found.keySet()).containsExactly("make", "read");
        assertThat(found.get("read").address()).isEqualTo("/services/shop/orders/{id}");
        assertThat(found.get("read").methods()).containsExactly("GET");
        assertThat(found.get("read").produces()).containsExactly("application/json");
        assertThat(found.get("make").address()).isEqualTo("/services/shop/orders");
        assertThat(found.get("make").auth()).isEqualTo(HookOptions.Auth.NONE);
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody("{\"n\":7}");
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        assertThat(enter("make", exchange)).isEqualTo("7");
    }

    private Object enter(String route, Exchange exchange) {
        try {
            context.getRoute(route).getProcessor().process(exchange);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(String.class);
    }

    @Test
    void restStartsARouteByItself() {
        HookOptions hello = start(route("rest:get:hello/{name}?auth=jwt")).get("one");
        assertThat(hello.address()).isEqualTo("/services/hello/{name}");
        assertThat(hello.methods()).containsExactly("GET");
        assertThat(hello.auth()).isEqualTo(HookOptions.Auth.JWT);
    }

    @Test
    void aPathThatCannotBeServedIsRefused() {
        assertThatThrownBy(() -> start(route("platform-http:/orders/x-{id}")))
                .hasStackTraceContaining("A service's path has segments such as orders or {id}");
    }

    private List<String> check(String dsl) {
        return new RouteText(contexts)
                .check(dsl, List.of()).stream().map(Problem::message).toList();
    }

    @Test
    void theTextIsChecked() {
        assertThat(check(route("platform-http:/orders?httpMethodRestrict=GET&auth=none&timeout=5s")))
                .isEmpty();
        assertThat(check(route("servlet:/orders?respond=accepted"))).isEmpty();
        assertThat(check(route("rest:get:hello/{name}?auth=none"))).isEmpty();
        assertThat(check("- rest: { path: /x, get: [ { to: \"log:x\" } ], post: [ { to: \"direct:a\" } ] }\n"
                        + "- route: { id: a, from: { uri: \"direct:a\", steps: [ { log: a } ] } }"))
                .isEmpty();
        assertThat(check(route("platform-http:/orders?auth=nobody")))
                .singleElement()
                .asString()
                .contains("auth");
        assertThat(check(route("platform-http:/orders?cookieDomain=x")))
                .singleElement()
                .asString()
                .contains("cookieDomain");
        assertThat(check("- rest: { get: [ { path: /x, to: \"nowhere:x\" } ] }"))
                .singleElement()
                .asString()
                .contains("nowhere");
    }
}
