package io.serai.plugins.internal.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.PreconditionException;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.plugins.internal.pack.PackageReader;
import io.serai.plugins.internal.tool.custom.CustomTool;
import io.serai.plugins.internal.tool.custom.CustomTools;
import io.serai.plugins.internal.tool.custom.ToolDraft;
import io.serai.plugins.internal.tool.yaml.ToolFiles;
import io.serai.plugins.internal.trust.SigningKey;
import io.serai.plugins.internal.wanted.PackageFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tool builder over a real framework. */
class CustomToolsTest {
    private static final SigningKey KEY = SigningKey.generate("this hub");

    @TempDir
    Path folder;

    private Hub hub;
    private ToolFiles files;
    private CustomTools tools;

    @BeforeEach
    void open() throws Exception {
        hub = new Hub(folder).booted();
        files = new ToolFiles(hub.framework.getBundleContext());
        tools = new CustomTools(hub.plugins, hub.tools, new PackageFolder(folder), tenant -> KEY);
    }

    @AfterEach
    void close() throws Exception {
        files.close();
        hub.close();
    }

    private static <T> T asAda(Supplier<T> work) {
        return new CallContext(Caller.system("default"), "test", null, null).call(work);
    }

    private static ToolDraft draft(String name, String summary, String url) {
        return new ToolDraft(
                name,
                summary,
                Map.of("type", "object", "properties", Map.of("city", Map.of("type", "string"))),
                null,
                Map.of("url", url),
                null);
    }

    private static ToolDraft weather(String summary) {
        return draft("weather", summary, "https://api.example.com/now/{city}");
    }

    @Test
    void isMadeChangedAndDeleted() {
        List<String> before = hub.state();

        CustomTool made = asAda(() -> tools.create(weather("The weather now.")));
        assertThat(made.version()).isEqualTo("1.0.0");
        assertThat(made.definition())
                .isEqualTo(Map.of(
                        "summary", "The weather now.",
                        "input", weather("").input(),
                        "http", weather("").http()));
        assertThat(hub.tools.info("weather"))
                .hasValueSatisfying(tool -> assertThat(tool.plugin()).isEqualTo("tool-weather"));
        assertThat(hub.plugins.get("tool-weather").permissions()).containsExactly("outbound:api.example.com:443");
        assertThat(new PackageReader().read(tools.packageOf("weather")).id()).isEqualTo("tool-weather");

        assertThat(asAda(() -> tools.update("weather", weather("The weather now."), "1.0.0"))
                        .version())
                .isEqualTo("1.0.0");
        CustomTool changed = asAda(() -> tools.update("weather", weather("The weather of now."), "1.0.0"));
        assertThat(changed.version()).isEqualTo("1.1.0");
        assertThat(hub.tools.info("weather"))
                .hasValueSatisfying(tool -> assertThat(tool.summary()).isEqualTo("The weather of now."));
        assertThatThrownBy(() -> asAda(() -> tools.update("weather", weather("Mine."), "1.0.0")))
                .isInstanceOf(PreconditionException.class);

        tools.delete("weather", false);
        assertThat(hub.tools.info("weather")).isEmpty();
        assertThatThrownBy(() -> tools.get("weather")).isInstanceOf(NotFoundException.class);
        assertThat(hub.state()).isEqualTo(before);
    }

    @Test
    void whatIsWrongIsSaidAndChangesNothing() {
        List<String> before = hub.state();

        assertThatThrownBy(() -> asAda(() -> tools.create(draft("Weather", "x", "https://example.com"))))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.violations().get(0).field()).isEqualTo("name"));
        assertThatThrownBy(() -> asAda(() -> tools.create(draft("weather", "x", "ftp://example.com"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("http.url");
        assertThatThrownBy(() -> asAda(() -> tools.create(draft("weather", "x", "https://{city}/now"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("a host that is fixed");
        assertThatThrownBy(() -> asAda(() -> tools.create(new ToolDraft("weather", "x", null, null, null, null))))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> asAda(() -> tools.create(new ToolDraft(
                        "weather", "x", Map.of("type", "nonsense"), null, Map.of("url", "https://example.com"), null))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("input.type");

        assertThat(hub.state()).isEqualTo(before);
    }

    @Test
    void aNameBelongsToOneTool() throws Exception {
        hub.install(new PackageBuilder("shop")
                .descriptor("shop", "1.0.0")
                .tool("weather")
                .bundleIn(folder, "shop.jar"));
        assertThatThrownBy(() -> asAda(() -> tools.create(weather("x")))).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> asAda(() -> tools.update("weather", weather("x"), null)))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("made here");
    }
}
