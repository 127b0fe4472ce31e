package io.serai.camel.internal.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.camel.FakeHub;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinningTest {
    private final FakeHub hub = new FakeHub();
    private final HubContexts contexts = new HubContexts(List.of(getClass().getClassLoader()), hub, hub);

    /** A plugin that is only a file: its component is Camel's log under another name. */
    private static URLClassLoader plugin(Path folder, String greeting) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services/org/apache/camel/component"));
        Files.writeString(services.resolve("desert"), "class=org.apache.camel.component.log.LogComponent\n");
        Files.writeString(folder.resolve("greeting.txt"), greeting);
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
    }

    private static String greeting(ModelCamelContext context) throws Exception {
        Exchange exchange = new DefaultExchange(context);
        context.createProducerTemplate()
                .send("language:constant:resource:classpath:greeting.txt?contentCache=false", exchange);
        return exchange.getMessage().getBody(String.class);
    }

    @Test
    void twoVersionsOfAPluginLiveSideBySide(@TempDir Path one, @TempDir Path two) throws Exception {
        try (URLClassLoader first = plugin(one, "peace");
                URLClassLoader second = plugin(two, "water");
                ModelCamelContext a = contexts.create("a", List.of(first));
                ModelCamelContext b = contexts.create("b", List.of(second))) {
            a.start();
            b.start();
            assertThat(greeting(a)).isEqualTo("peace");
            assertThat(greeting(b)).isEqualTo("water");
            assertThat(a.getEndpoint("desert:dune")).isNotNull();
        }
    }

    @Test
    void mapsAndListsGoOutAsJson() throws Exception {
        try (ModelCamelContext context = contexts.create("json", List.of())) {
            context.start();
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody(new java.util.LinkedHashMap<>(java.util.Map.of("lines", List.of(1, 2))));
            assertThat(exchange.getMessage().getBody(java.io.InputStream.class)).hasContent("{\"lines\":[1,2]}");
            exchange.getMessage().setBody(List.of("a"));
            assertThat(new String(exchange.getMessage().getBody(byte[].class), java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo("[\"a\"]");
        }
    }

    @Test
    void whatIsNotPinnedIsNotFoundThoughTheThreadKnowsIt(@TempDir Path folder) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader plugin = plugin(folder, "peace");
                ModelCamelContext context = contexts.create("bare", List.of())) {
            thread.setContextClassLoader(plugin);
            context.start();
            assertThatThrownBy(() -> context.getEndpoint("desert:dune")).hasMessageContaining("desert");
            assertThat(context.getClassResolver().loadResourceAsURL("greeting.txt"))
                    .isNull();
            assertThat(context.getClassResolver().loadResourceAsStream("/greeting.txt"))
                    .isNull();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void stepsSeeTheContextsLoaderOnTheirThread(@TempDir Path folder) throws Exception {
        List<ClassLoader> seen = new ArrayList<>();
        try (URLClassLoader plugin = plugin(folder, "peace");
                ModelCamelContext context = contexts.create("thread", List.of(plugin))) {
            context.addRoutes(new org.apache.camel.builder.RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:a")
                            .routeId("a")
                            .process(e -> seen.add(Thread.currentThread().getContextClassLoader()));
                }
            });
            context.start();
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            context.getRoute("a").getProcessor().process(new DefaultExchange(context));
            assertThat(seen).containsExactly(context.getApplicationContextClassLoader());
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        }
    }

    @Test
    void theFirstLoaderWinsAndEachFileIsListedOnce(@TempDir Path one, @TempDir Path two) throws Exception {
        try (URLClassLoader first = plugin(one, "peace");
                URLClassLoader second = plugin(two, "water")) {
            OrderedClassLoader loader =
                    new OrderedClassLoader("x", new BaseLoaders(List.of(first)), List.of(second, first));
            assertThat(loader.getResource("greeting.txt")).isEqualTo(first.getResource("greeting.txt"));
            assertThat(Collections.list(loader.getResources("greeting.txt"))).hasSize(2);
            assertThat(loader.loadClass("java.sql.Connection")).isNotNull();
            assertThatThrownBy(() -> loader.loadClass("org.example.Nothing"))
                    .isInstanceOf(ClassNotFoundException.class);
        }
    }
}
