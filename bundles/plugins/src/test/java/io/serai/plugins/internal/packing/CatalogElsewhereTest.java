package io.serai.plugins.internal.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.serai.plugins.internal.catalog.CatalogRefresh;
import io.serai.plugins.internal.catalog.CatalogStatus;
import io.serai.plugins.internal.catalog.ConfiguredCatalogs;
import io.serai.plugins.internal.catalog.Offer;
import io.serai.plugins.internal.pack.PackageReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a folder of packages with an index, over HTTP, to what a hub offers. */
class CatalogElsewhereTest {
    @TempDir
    Path folder;

    private final AtomicInteger told = new AtomicInteger();
    private Path shop;
    private HttpServer server;
    private String address;

    @BeforeEach
    void serve() throws IOException {
        shop = Files.createDirectories(folder.resolve("shop"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
            boolean there = Files.isRegularFile(file);
            byte[] body = there ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(there ? 200 : 404, there ? body.length : -1);
            if (there) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        address = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void offer(String id) throws Exception {
        PackageTool tool =
                new PackageTool(folder, new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        Samples.folder(folder, id);
        tool.run(List.of("pack-plugin", id, "--out", "shop/" + id + ".kar"));
        tool.run(List.of("catalog-index", "shop"));
    }

    private ConfiguredCatalogs configured(String setting) {
        return new ConfiguredCatalogs(folder.resolve("own"), setting, folder.resolve("data"), new PackageReader());
    }

    private List<CatalogStatus> refresh(ConfiguredCatalogs configured) throws InterruptedException {
        try (CatalogRefresh refresh =
                new CatalogRefresh(configured.elsewhere(), Duration.ZERO, told::incrementAndGet)) {
            return refresh.refresh();
        }
    }

    @Test
    void isMirroredAndStaysOnOfferWhileItIsAway() throws Exception {
        offer("greeter");
        ConfiguredCatalogs hub = configured("acme=" + address + "/shop, empty=" + address + "/nothing/");

        List<CatalogStatus> first = refresh(hub);

        assertThat(first).extracting(CatalogStatus::packages).containsExactly(1, 0);
        assertThat(first.get(0).problems()).isEmpty();
        assertThat(first.get(0).refreshedAt()).isNotNull();
        assertThat(first.get(1).problems()).singleElement().asString().contains("404");
        assertThat(told).hasValue(2);
        Offer greeter = hub.catalogs().find("greeter", null).orElseThrow();
        assertThat(greeter.catalog()).isEqualTo("acme");
        assertThat(hub.isFromElsewhere(greeter.plugin().file())).isTrue();
        assertThat(hub.isFromElsewhere(shop.resolve("greeter.kar"))).isFalse();

        offer("reader");
        refresh(hub);
        assertThat(hub.catalogs().find("reader", "1.0.0")).isPresent();

        Files.writeString(Files.createDirectories(folder.resolve("own")).resolve("broken.kar"), "no zip");
        assertThat(hub.status()).extracting(CatalogStatus::name).containsExactly("serai", "acme", "empty");
        assertThat(hub.status()).extracting(CatalogStatus::kind).containsExactly("own", "http", "http");
        assertThat(hub.status().get(0).problems()).singleElement().asString().contains("broken.kar");
        assertThat(hub.status().get(1).bytes())
                .isEqualTo(Files.size(shop.resolve("greeter.kar")) + Files.size(shop.resolve("reader.kar")));

        server.stop(0);
        List<CatalogStatus> away = refresh(hub);
        assertThat(away.get(0).problems()).isNotEmpty();
        assertThat(away.get(0).packages()).isEqualTo(2);
        ConfiguredCatalogs restarted = configured("acme=" + address + "/shop");
        assertThat(restarted.catalogs().find("greeter", null)).isPresent();
        assertThat(restarted.elsewhere().get(0).status().refreshedAt()).isNotNull();
    }

    @Test
    void isMirroredByItself() throws Exception {
        offer("greeter");
        ConfiguredCatalogs hub = configured(address + "/shop/");
        CountDownLatch mirrored = new CountDownLatch(1);
        try (CatalogRefresh refresh = new CatalogRefresh(hub.elsewhere(), Duration.ofHours(1), mirrored::countDown)) {
            assertThat(mirrored.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(refresh.status())
                    .singleElement()
                    .satisfies(status -> assertThat(status.packages()).isEqualTo(1));
        }
    }

    @Test
    void saysWhatIsWrongWithTheSetting() {
        assertThatThrownBy(() -> configured("a=https://one.example, a=https://two.example"))
                .hasMessageContaining("named a already");
        assertThatThrownBy(() -> configured("serai=https://one.example")).hasMessageContaining("named serai already");
        assertThatThrownBy(() -> configured("ftp://one.example")).hasMessageContaining("http or https");
        assertThatThrownBy(() -> configured("../a=https://one.example")).hasMessageContaining("lower-case");
        assertThat(configured("/srv/packages").elsewhere()).isEmpty();
    }
}
