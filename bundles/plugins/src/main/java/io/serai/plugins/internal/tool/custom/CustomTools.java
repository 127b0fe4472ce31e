package io.serai.plugins.internal.tool.custom;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.PreconditionException;
import io.serai.api.error.Violation;
import io.serai.api.plugin.Plugin;
import io.serai.api.plugin.PluginSource;
import io.serai.api.plugin.PluginVersion;
import io.serai.api.plugin.Plugins;
import io.serai.api.security.CallContext;
import io.serai.plugins.internal.pack.SemanticVersion;
import io.serai.plugins.internal.tool.ToolRegistry;
import io.serai.plugins.internal.tool.yaml.ToolFileReader;
import io.serai.plugins.internal.trust.SigningKey;
import io.serai.plugins.internal.wanted.PackageFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes plugins of tools that people describe in a form: an edit is a new version, which takes new executions once it is
 * healthy, and what began on the one before ends with it. Thread-safe.
 */
public final class CustomTools {
    private static final String SOURCE = "tool-builder:";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int NAME_AT_MOST = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Plugins plugins;
    private final ToolRegistry tools;
    private final PackageFolder packages;
    private final Function<String, SigningKey> keys;
    private final ToolFileReader reader = new ToolFileReader();
    private final ObjectMapper json = new ObjectMapper();

    /** @param keys the hub's own key by tenant */
    public CustomTools(Plugins plugins, ToolRegistry tools, PackageFolder packages, Function<String, SigningKey> keys) {
        this.plugins = plugins;
        this.tools = tools;
        this.packages = packages;
        this.keys = keys;
    }

    /** @throws NotFoundException {@code tool.not-custom} */
    public CustomTool get(String name) {
        Plugin plugin = find(name).orElseThrow(() -> notCustom(name));
        Map<String, Object> definition = ToolPackage.read(file(plugin), name);
        if (definition == null) {
            throw notCustom(name);
        }
        return new CustomTool(name, plugin.version(), plugin.id(), definition, plugin.installedAt(), plugin.error());
    }

    /** The signed package, to take along or to publish. */
    public Path packageOf(String name) {
        return file(find(name).orElseThrow(() -> notCustom(name)));
    }

    /**
     * @throws InvalidInputException {@code tool.definition-invalid}
     * @throws ConflictException {@code tool.name-taken}
     */
    public CustomTool create(ToolDraft draft) {
        String name = draft.name();
        if (name == null || !NAME.matcher(name).matches() || name.length() > NAME_AT_MOST) {
            String rule = "must be lower-case words joined by hyphens, " + NAME_AT_MOST + " characters at most";
            throw invalid(List.of(new Violation("name", rule)));
        }
        check(draft);
        if (tools.info(name).isPresent() || plugin(name).isPresent()) {
            throw new ConflictException(
                    "tool.name-taken", "There is a tool " + name + " already; choose another name.");
        }
        install(name, "1.0.0", draft);
        return get(name);
    }

    /**
     * Makes a new version; the same definition changes nothing.
     *
     * @param version what the caller last saw, or null to overwrite
     * @throws PreconditionException {@code tool.changed-meanwhile}
     */
    public CustomTool update(String name, ToolDraft draft, @Nullable String version) {
        CustomTool before = get(name);
        check(draft);
        if (version != null && !version.equals(before.version())) {
            throw new PreconditionException(
                    "tool.changed-meanwhile",
                    "Tool " + name + " is at version " + before.version() + " now, you saw " + version
                            + "; read it again and repeat your change.");
        }
        if (json.valueToTree(before.definition()).equals(json.valueToTree(draft.definition()))) {
            return before;
        }
        install(name, next(plugins.get(before.plugin())), draft);
        return get(name);
    }

    /** @param force pauses executions that have not ended on it */
    public void delete(String name, boolean force) {
        plugins.remove(find(name).orElseThrow(() -> notCustom(name)).id(), force, PATIENCE);
    }

    private static String next(Plugin plugin) {
        SemanticVersion highest = plugin.versions().stream()
                .map(PluginVersion::version)
                .map(SemanticVersion::of)
                .max(SemanticVersion::compareTo)
                .orElseGet(() -> SemanticVersion.of(plugin.version()));
        return highest.numbers().get(0) + "." + (highest.numbers().get(1) + 1) + ".0";
    }

    private void check(ToolDraft draft) {
        List<Violation> violations = reader.violations(json.valueToTree(draft.definition()));
        if (!violations.isEmpty()) {
            throw invalid(violations);
        }
    }

    private static InvalidInputException invalid(List<Violation> violations) {
        Violation first = violations.get(0);
        return new InvalidInputException(
                "tool.definition-invalid",
                "The tool cannot be made: " + (first.field().isEmpty() ? "" : first.field() + " ") + first.message()
                        + ".",
                violations);
    }

    private void install(String name, String version, ToolDraft draft) {
        SigningKey key = keys.apply(CallContext.currentCaller().tenant());
        try {
            Path folder = Files.createTempDirectory("serai-tool");
            Path file = null;
            try {
                file = ToolPackage.write(name, version, draft.definition(), folder, key);
                plugins.install(new PluginSource(SOURCE + name, file), PATIENCE);
            } finally {
                if (file != null) {
                    Files.deleteIfExists(file);
                }
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The package of tool " + name + " cannot be written", e);
        }
    }

    private Optional<Plugin> plugin(String name) {
        try {
            return Optional.of(plugins.get(ToolPackage.id(name)));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    private Optional<Plugin> find(String name) {
        return plugin(name).filter(plugin -> plugin.source().startsWith(SOURCE));
    }

    private Path file(Plugin plugin) {
        String digest = plugin.versions().stream()
                .filter(version -> version.version().equals(plugin.version()))
                .map(PluginVersion::digest)
                .findFirst()
                .orElse("");
        return packages.find(digest)
                .orElseThrow(() -> new NotFoundException(
                        "plugin.package-lost",
                        "The package of plugin " + plugin.id() + " is no longer in the data directory."));
    }

    private static NotFoundException notCustom(String name) {
        return new NotFoundException(
                "tool.not-custom",
                "There is no tool " + name + " that was made here; what a plugin brings is changed with it.");
    }
}
