package io.serai.plugins.internal.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import io.serai.api.workflow.RoutePackEntry;
import io.serai.api.workflow.WorkflowPackaging;
import io.serai.api.workflow.WorkflowPackaging.Packaged;
import io.serai.plugins.internal.descriptor.Descriptor;
import io.serai.plugins.internal.packing.PackingException;
import io.serai.plugins.internal.packing.PluginPacker;
import io.serai.plugins.internal.trust.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes signed KARs of workflows; what they need of other plugins and reach outside stands in their descriptor. */
final class WorkflowPackages {
    private static final int WORKFLOWS_AT_MOST = 50;
    private static final String FOLDER = "SERAI-INF/workflows/";
    private static final String README = "SERAI-INF/README.md";

    private final WorkflowPackaging workflows;
    private final PluginPacker packer = new PluginPacker();
    private final ObjectWriter json = new ObjectMapper().writerWithDefaultPrettyPrinter();

    WorkflowPackages(WorkflowPackaging workflows) {
        this.workflows = workflows;
    }

    /** A KAR with the name of its file. */
    record Kar(String name, byte[] bytes) {}

    /**
     * @throws InvalidInputException {@code plugin.package-invalid} for a request that breaks rules; what
     *     {@link WorkflowPackaging#pack} throws
     */
    Kar make(PackageRequest request, SigningKey key) {
        List<String> wanted = request.workflows() == null ? List.of() : request.workflows();
        if (wanted.isEmpty() || wanted.size() > WORKFLOWS_AT_MOST) {
            throw invalid("workflows", "Name 1 to " + WORKFLOWS_AT_MOST + " workflows, by id or name.");
        }
        Map<String, Packaged> packaged = new LinkedHashMap<>();
        for (String workflow : wanted) {
            Packaged one = workflows.pack(workflow);
            if (packaged.putIfAbsent(one.entry().name(), one) != null) {
                throw invalid(
                        "workflows",
                        "Two of the workflows would be called " + one.entry().name() + " in it.");
            }
        }
        Map<String, byte[]> files = new TreeMap<>();
        packaged.forEach((name, one) -> {
            RoutePackEntry entry = one.entry();
            files.put(FOLDER + name + ".camel.yaml", entry.dsl().getBytes(StandardCharsets.UTF_8));
            if (!entry.settings().isEmpty()) {
                files.put(FOLDER + name + ".settings.json", bytes(entry.settings()));
            }
        });
        if (request.readme() != null) {
            files.put(README, request.readme().getBytes(StandardCharsets.UTF_8));
        }
        files.put(Descriptor.PATH, bytes(descriptor(request, packaged)));
        return pack(files, key);
    }

    private static Map<String, Object> descriptor(PackageRequest request, Map<String, Packaged> packaged) {
        Map<String, String> plugins = new TreeMap<>();
        TreeSet<String> permissions = new TreeSet<>();
        packaged.values().forEach(one -> {
            plugins.putAll(one.plugins());
            permissions.addAll(one.permissions());
        });
        if (request.permissions() != null) {
            permissions.addAll(request.permissions());
        }
        List<Map<String, String>> requires = new ArrayList<>();
        plugins.forEach((id, version) -> requires.add(Map.of("id", id, "version", "^" + version)));
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("id", request.id());
        said.put("version", request.version() == null ? "1.0.0" : request.version());
        said.put("name", request.name() == null ? request.id() : request.name());
        said.put("summary", request.summary());
        said.put("kinds", List.of("routes"));
        said.put("permissions", permissions);
        said.put("requires", requires);
        said.put("contributes", Map.of("workflows", List.copyOf(packaged.keySet())));
        said.put("categories", request.categories());
        said.put("license", request.license());
        said.put("author", request.author());
        said.put("readme", request.readme() == null ? null : README);
        Map<String, Object> descriptor = new LinkedHashMap<>();
        said.forEach((field, value) -> {
            if (value != null) {
                descriptor.put(field, value);
            }
        });
        return descriptor;
    }

    private Kar pack(Map<String, byte[]> files, SigningKey key) {
        try {
            Path folder = Files.createTempDirectory("serai-package");
            try {
                Path file = packer.pack(files, folder, key).file();
                return new Kar(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            } finally {
                delete(folder);
            }
        } catch (PackingException e) {
            throw invalid("", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("The package could not be written to a temporary folder", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private byte[] bytes(Object tree) {
        try {
            return (json.writeValueAsString(tree) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("What a package says cannot be written as JSON", e);
        }
    }

    private static InvalidInputException invalid(String field, String sentence) {
        return new InvalidInputException("plugin.package-invalid", sentence, List.of(new Violation(field, sentence)));
    }
}
