package io.serai.camel.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.serai.api.error.ForbiddenException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.event.EventBus;
import io.serai.api.plugin.PluginAccess;
import io.serai.api.tool.Tools;
import io.serai.camel.ContextFactory;
import io.serai.camel.FakeHub;
import io.serai.camel.RouteText;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteGuardTest {
    private final FakeHub hub = new FakeHub();
    private final ContextFactory contexts = ContextFactory.onClassPath(hub, hub);
    private final Access access = new Access();
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void open() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private ModelCamelContext context(String steps) throws Exception {
        ModelCamelContext context = contexts.create("p", List.of());
        try {
            ContextFactory.guard(context, access);
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString(
                            "route.yaml",
                            "- route:\n    id: r\n    from:\n      uri: direct:in\n      steps:\n" + steps.indent(8)));
            context.start();
            return context;
        } catch (Exception e) {
            context.close();
            throw e;
        }
    }

    private static Exchange send(ModelCamelContext context, String header, String value) throws Exception {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setHeader(header, value);
        context.getRoute("r").getProcessor().process(exchange);
        return exchange;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.com/a",
                "https://api.example.com",
                "tool:quote",
                "event:order.placed",
                "file:/data/out",
                "ftp://files.example.com/out"
            })
    void refusesToBuildWhatWasNotDeclared(String uri) {
        access.declared.clear();
        assertThatThrownBy(
                        () -> context("- to: { id: out, uri: \"" + uri + "\" }").close())
                .satisfies(e -> assertThat(refusal(e).code()).isEqualTo("plugin.permission-missing"))
                .satisfies(e -> assertThat(refusal(e).detail()).contains("out", "plugin p"));
    }

    @Test
    void saysOfATextWhatIsNotDeclaredWithoutBuildingIt() {
        access.declared.clear();
        access.declared.add("TOOL quote");
        String text = """
                - route:
                    id: first
                    from:
                      uri: file:/data/in
                      steps:
                        - to: { id: asks, uri: 'tool:quote' }
                        - choice:
                            id: decides
                            when:
                              - expression: { simple: '${body} == 1' }
                                steps:
                                  - to: { id: far, uri: 'https://api.example.com/a' }
                            otherwise:
                              steps:
                                - toD: { id: computed, uri: 'http://${header.host}/a' }
                                - to: { id: unknown, uri: 'no-such-component:x' }
                        - to: { id: also, uri: 'file:/data/out' }
                - route:
                    id: second
                    from: { uri: 'direct:in', steps: [{ to: { id: other, uri: 'tool:other' } }] }
                """;

        assertThat(new RouteText(contexts).undeclared(text, List.of(), hub, access))
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one).startsWith("The node first uses file:/data/in, which plugin p "),
                        one -> assertThat(one).startsWith("The node far uses outbound:api.example.com:443, "),
                        one -> assertThat(one).startsWith("The node also uses file:/data/out, "),
                        one -> assertThat(one).startsWith("The node other uses tool:other, "));
    }

    private static InvalidInputException refusal(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidInputException refusal) {
                return refusal;
            }
        }
        throw new AssertionError(e);
    }

    @Test
    void checksEachCallAndWhatIsRevokedIsDeniedAtOnce() throws Exception {
        access.declared.add("OUTBOUND " + host());
        access.granted.add("OUTBOUND " + host());
        try (ModelCamelContext context = context("- to: http://" + host() + "/a")) {
            assertThat(send(context, "a", "b").getException()).isNull();
            access.granted.clear();
            assertThat(send(context, "a", "b").getException()).isInstanceOf(ForbiddenException.class);
        }
        assertThat(requests).hasValue(1);
    }

    @Test
    void checksAddressesThatAreComputed() throws Exception {
        access.granted.add("OUTBOUND " + host());
        try (ModelCamelContext context = context("- toD: \"http://${header.host}/a\"")) {
            assertThat(send(context, "host", host()).getException()).isNull();
            assertThat(send(context, "host", "api.example.com").getException()).isInstanceOf(ForbiddenException.class);
            access.granted.clear();
            assertThat(send(context, "host", host()).getException()).isInstanceOf(ForbiddenException.class);
        }
        assertThat(requests).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {Exchange.HTTP_URI, Exchange.REST_HTTP_URI})
    void aHeaderDoesNotLeadElsewhere(String header) throws Exception {
        access.declared.add("OUTBOUND api.example.com:80");
        access.granted.add("OUTBOUND api.example.com:80");
        try (ModelCamelContext context = context("- to: http://api.example.com/a")) {
            assertThat(send(context, header, "http://" + host() + "/b").getException())
                    .isInstanceOf(ForbiddenException.class);
        }
        assertThat(requests).hasValue(0);
    }

    @Test
    void checksToolsAndEvents() throws Exception {
        hub.tool("quote", "{}", call -> "7");
        access.declared.addAll(Set.of("TOOL quote", "EVENT order.placed"));
        try (ModelCamelContext context = context("- choice:\n    when:\n      - simple: \"${header.what} == 'tool'\"\n"
                + "        steps: [ { to: \"tool:quote\" } ]\n"
                + "    otherwise:\n      steps: [ { to: \"event:order.placed\" } ]")) {
            assertThat(send(context, "what", "event").getException()).isInstanceOf(ForbiddenException.class);
            access.granted.add("EVENT order.placed");
            assertThat(send(context, "what", "event").getException()).isNull();
        }
        assertThat(hub.events).hasSize(1);
        assertThat(access.guarded).isTrue();
    }

    @Test
    void checksFilesThatAreWrittenAndFetched(@TempDir Path folder) throws Exception {
        access.declared.add("FILE " + folder);
        Files.writeString(folder.resolve("in.txt"), "x");
        try (ModelCamelContext context = context("- pollEnrich: { constant: \"file:" + folder
                + "?fileName=in.txt&noop=true\", timeout: 0 }\n- setHeader: { name: CamelFileName, constant: out.txt }\n- to: file:"
                + folder)) {
            // Camel wraps what stops a poll
            assertThat(send(context, "a", "b").getException()).hasRootCauseInstanceOf(ForbiddenException.class);
            assertThat(folder.resolve("out.txt")).doesNotExist();
            access.granted.add("FILE " + folder);
            assertThat(send(context, "a", "b").getException()).isNull();
            assertThat(folder.resolve("out.txt")).exists();
        }
    }

    /** Says what it was told, exactly. */
    private static final class Access implements PluginAccess {
        final Set<String> declared = ConcurrentHashMap.newKeySet();
        final Set<String> granted = ConcurrentHashMap.newKeySet();
        volatile boolean guarded;

        @Override
        public String plugin() {
            return "p";
        }

        @Override
        public boolean isDeclared(Kind kind, String target) {
            return declared.contains(kind + " " + target);
        }

        @Override
        public void require(Kind kind, String target) {
            if (!granted.contains(kind + " " + target)) {
                throw new ForbiddenException("plugin.permission-denied", kind + " " + target);
            }
        }

        @Override
        public Tools guard(Tools tools) {
            guarded = true;
            return tools;
        }

        @Override
        public EventBus guard(EventBus events) {
            return events;
        }
    }
}
