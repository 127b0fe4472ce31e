package io.serai.plugins.internal.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.InvalidInputException;
import io.serai.api.workflow.RoutePackEntry;
import io.serai.api.workflow.WorkflowPackaging;
import io.serai.api.workflow.WorkflowPackaging.Packaged;
import io.serai.plugins.internal.descriptor.Descriptor.Requirement;
import io.serai.plugins.internal.pack.PackageReader;
import io.serai.plugins.internal.pack.PluginPackage;
import io.serai.plugins.internal.trust.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowPackagesTest {
    private static final SigningKey KEY = SigningKey.generate("this hub");
    private static final String DSL = "- from: { uri: \"hook:orders\", steps: [ { to: \"tool:quote\" } ] }\n";

    @TempDir
    Path folder;

    private final WorkflowPackaging workflows = name -> new Packaged(
            new RoutePackEntry(name, null, DSL, name.equals("orders") ? Map.of("capture", "full") : Map.of()),
            Map.of("shipping", "1.2.0"),
            Set.of("tool:quote"));
    private final WorkflowPackages packages = new WorkflowPackages(workflows);

    private static PackageRequest request(String id, String... workflows) {
        return new PackageRequest(
                id,
                null,
                "Orders",
                "Takes orders.",
                "# Orders",
                "MIT",
                null,
                List.of("shop"),
                List.of(workflows),
                List.of("outbound:api.example.com:443"));
    }

    @Test
    void aPackageHoldsTheWorkflowsWithWhatTheyNeed() throws Exception {
        WorkflowPackages.Kar kar = packages.make(request("my-orders", "orders", "returns"), KEY);

        assertThat(kar.name()).isEqualTo("my-orders-1.0.0.kar");
        Path file = Files.write(folder.resolve(kar.name()), kar.bytes());
        PluginPackage plugin = new PackageReader().read(file);
        assertThat(plugin.id()).isEqualTo("my-orders");
        assertThat(plugin.name()).isEqualTo("Orders");
        assertThat(plugin.permissions()).containsExactlyInAnyOrder("outbound:api.example.com:443", "tool:quote");
        assertThat(plugin.requires()).containsExactly(new Requirement("shipping", "^1.2.0"));
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(Object::toString))
                    .contains(
                            "SERAI-INF/workflows/orders.camel.yaml",
                            "SERAI-INF/workflows/orders.settings.json",
                            "SERAI-INF/workflows/returns.camel.yaml",
                            "SERAI-INF/README.md",
                            "SERAI-INF/signature.json",
                            "SERAI-INF/sbom.cdx.json")
                    .doesNotContain("SERAI-INF/workflows/returns.settings.json");
            assertThat(zip.getInputStream(zip.getEntry("SERAI-INF/workflows/orders.camel.yaml")))
                    .hasContent(DSL);
        }
    }

    @Test
    void aBadRequestSaysWhatIsWrong() {
        assertThatThrownBy(() -> packages.make(request("my-orders"), KEY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("1 to 50 workflows");
        assertThatThrownBy(() -> packages.make(request("My Orders", "orders"), KEY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("id");
        assertThatThrownBy(() -> packages.make(request("my-orders", "orders", "orders"), KEY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Two of the workflows");
    }
}
