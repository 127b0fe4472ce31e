package io.serai.shell.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.operation.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogCommandTest {
    private static final Map<String, Object> OWN = Map.of(
            "name",
            "serai",
            "kind",
            "own",
            "address",
            "/opt/catalog",
            "packages",
            3,
            "bytes",
            640,
            "problems",
            List.of());
    private static final Map<String, Object> ACME = Map.of(
            "name",
            "acme",
            "kind",
            "http",
            "address",
            "https://plugins.example.com/",
            "refreshedAt",
            Instant.now().minusSeconds(7200),
            "packages",
            12,
            "bytes",
            3_400_000,
            "problems",
            List.of("The catalog cannot be read: nothing answers at its address"));

    private final Console console = new Console();

    @Test
    void listsCatalogs() throws Exception {
        console.answer("plugin-catalog-list", asked -> new Page<>(List.of(OWN, ACME), null))
                .on(new CatalogList())
                .execute();

        assertThat(console.text())
                .contains("640 B", "3.4 MB", "2 h ago", "https://plugins.example.com/")
                .contains("acme: The catalog cannot be read: nothing answers at its address");
    }

    @Test
    void refreshesThem() throws Exception {
        console.answer("plugin-catalog-refresh", asked -> new Page<>(List.of(OWN), null))
                .on(new CatalogRefresh())
                .execute();

        assertThat(console.calls).containsExactly("plugin-catalog-refresh {}");
        assertThat(console.text()).contains("serai");
    }
}
