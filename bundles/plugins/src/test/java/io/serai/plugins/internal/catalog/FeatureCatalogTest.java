package io.serai.plugins.internal.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.UnavailableException;
import io.serai.plugins.internal.install.Catalog.Installed;
import io.serai.plugins.internal.install.Catalog.Offer;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.Dependency;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.junit.jupiter.api.Test;

class FeatureCatalogTest {
    private final List<String> calls = new ArrayList<>();
    private final Feature older = feature("plugin-quotes", "1.9.0");
    private final Feature newer = feature("plugin-quotes", "1.10.0");
    private final Feature orders = feature("plugin-orders", "1.0.0", "plugin-quotes");
    private final Feature hub = feature("serai", "1.0.0");
    private Exception failure;
    private final FeatureCatalog catalog = catalogOn(fake(FeaturesService.class, (method, arguments) -> {
        if (method.startsWith("list")) {
            return method.equals("listFeatures")
                    ? new Feature[] {hub, older, newer, orders}
                    : new Feature[] {hub, newer, orders};
        }
        if (method.equals("getFeature")) {
            return newer;
        }
        if (method.equals("isRequired")) {
            return true;
        }
        calls.add(method + Arrays.asList(arguments).subList(0, 2));
        if (method.equals("installFeature") && failure != null) {
            throw failure;
        }
        return null;
    }));

    @Test
    void offersThePluginFeatures() {
        assertThat(catalog.offers())
                .containsExactly(
                        new Offer("orders", "1.0.0", "About plugin-orders"),
                        new Offer("quotes", "1.9.0", "About plugin-quotes"),
                        new Offer("quotes", "1.10.0", "About plugin-quotes"));
        assertThat(catalog.find("quotes", null)).map(Offer::version).contains("1.10.0");
        assertThat(catalog.find("quotes", "1.9.0")).isPresent();
        assertThat(catalog.find("quotes", "2.0.0")).isEmpty();
    }

    @Test
    void knowsWhatIsInstalledAndWhoNeedsIt() {
        Offer offer = new Offer("quotes", "1.10.0", "About plugin-quotes");

        assertThat(catalog.installed())
                .contains(new Installed(offer, "mvn:test/plugin-quotes/1.10.0"))
                .hasSize(2);
        assertThat(catalog.neededBy(offer)).containsExactly("orders");
        assertThat(catalog.neededBy(new Offer("orders", "1.0.0", null))).isEmpty();
    }

    @Test
    void installsAndUninstalls() {
        Offer offer = new Offer("quotes", "1.10.0", null);

        catalog.install(offer);
        catalog.uninstall(offer);

        assertThat(calls)
                .containsExactly("installFeature[plugin-quotes, 1.10.0]", "uninstallFeature[plugin-quotes, 1.10.0]");
    }

    @Test
    void undoesAnInstallationThatFailed() {
        failure = new IllegalStateException("Unable to resolve root\nand much more");

        assertThatThrownBy(() -> catalog.install(new Offer("quotes", "1.10.0", null)))
                .isInstanceOfSatisfying(InvalidInputException.class, e -> {
                    assertThat(e.code()).isEqualTo("plugin.unresolved");
                    assertThat(e.getMessage())
                            .isEqualTo("Plugin quotes 1.10.0 cannot be installed: Unable to resolve root");
                });
        assertThat(calls).last().isEqualTo("uninstallFeature[plugin-quotes, 1.10.0]");
    }

    @Test
    void saysWhenKarafCannotAnswer() {
        FeatureCatalog broken = catalogOn(fake(FeaturesService.class, (method, arguments) -> {
            throw new Exception("closed");
        }));

        assertThatThrownBy(broken::offers)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void isBootedWhenKarafSaysSo() {
        BootFinished boot = new BootFinished() {};
        assertThat(catalog.isBooted()).isFalse();
        catalog.bindBootFinished(boot);
        assertThat(catalog.isBooted()).isTrue();
        catalog.unbindBootFinished(boot);
        assertThat(catalog.isBooted()).isFalse();
    }

    private static Feature feature(String name, String version, String... dependencies) {
        List<Dependency> needs = Arrays.stream(dependencies)
                .map(needed -> fake(Dependency.class, Map.of("getName", needed)))
                .toList();
        return fake(
                Feature.class,
                Map.of(
                        "getName", name,
                        "getVersion", version,
                        "getDescription", "About " + name,
                        "getDependencies", needs,
                        "getBundles",
                                List.of(fake(
                                        BundleInfo.class, Map.of("getLocation", "mvn:test/" + name + "/" + version)))));
    }

    private static <T> T fake(Class<T> type, Map<String, Object> results) {
        return fake(type, (method, arguments) -> results.get(method));
    }

    private interface Answer {
        Object to(String method, Object[] arguments) throws Exception;
    }

    @SuppressWarnings("unchecked")
    private static <T> T fake(Class<T> type, Answer answer) {
        return (T) Proxy.newProxyInstance(
                FeatureCatalogTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method.getName(), arguments));
    }

    private static FeatureCatalog catalogOn(FeaturesService features) {
        return new FeatureCatalog(features, new WantedPlugins(null), Runnable::run);
    }
}
