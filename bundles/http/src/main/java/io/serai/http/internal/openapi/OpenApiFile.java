package io.serai.http.internal.openapi;

import io.serai.http.internal.operation.OperationMethod;
import io.serai.http.internal.operation.OperationReader;
import io.serai.spi.operation.OperationResource;
import io.swagger.v3.core.util.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes the OpenAPI document at build time, so that clients can be generated without a running hub: {@code java -cp
 * … io.serai.http.internal.openapi.OpenApiFile FILE} describes every operation resource that a component on the class
 * path offers.
 */
public final class OpenApiFile {
    private static final Pattern IMPLEMENTATION = Pattern.compile("<implementation class=\"([^\"]+)\"");
    private static final String PROVIDES = "<provide interface=\"" + OperationResource.class.getName() + "\"";
    private static final OperationResource NOBODY = new OperationResource() {};

    private OpenApiFile() {}

    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        Path file = Path.of(arguments[0]);
        List<OperationMethod> operations = new ArrayList<>();
        for (String name : resources()) {
            operations.addAll(OperationReader.read(Class.forName(name), NOBODY));
        }
        if (operations.isEmpty()) {
            throw new IllegalStateException("No operations on the class path");
        }
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Files.writeString(file, Json.pretty(OpenApiDocument.of(operations)) + "\n", StandardCharsets.UTF_8);
    }

    private static TreeSet<String> resources() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        for (String entry : System.getProperty("java.class.path", "").split(java.io.File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                collect(path.resolve("OSGI-INF"), names);
            } else if (Files.isRegularFile(path) && entry.endsWith(".jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(path)) {
                    collect(jar.getPath("OSGI-INF"), names);
                }
            }
        }
        return names;
    }

    private static void collect(Path components, TreeSet<String> names) throws IOException {
        if (!Files.isDirectory(components)) {
            return;
        }
        try (Stream<Path> files = Files.list(components)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".xml")).toList()) {
                String text = Files.readString(file);
                Matcher implementation = IMPLEMENTATION.matcher(text);
                if (text.contains(PROVIDES) && implementation.find()) {
                    names.add(implementation.group(1));
                }
            }
        }
    }
}
