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
import java.util.stream.Stream;

/**
 * Writes the OpenAPI document at build time, so that clients can be generated without a running hub: {@code java -cp
 * … io.serai.http.internal.openapi.OpenApiFile FILE} describes every operation resource of the hub that is on the class
 * path.
 */
public final class OpenApiFile {
    private static final String INTERFACE = OperationResource.class.getName().replace('.', '/');
    private static final OperationResource NOBODY = new OperationResource() {};

    private OpenApiFile() {}

    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        Path file = Path.of(arguments[0]);
        List<OperationMethod> operations = new ArrayList<>();
        for (String name : resources()) {
            Class<?> type = Class.forName(name, false, OpenApiFile.class.getClassLoader());
            if (OperationResource.class.isAssignableFrom(type) && type.isAnnotationPresent(jakarta.ws.rs.Path.class)) {
                operations.addAll(OperationReader.read(type, NOBODY));
            }
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
                collect(path, names);
            } else if (Files.isRegularFile(path) && entry.endsWith(".jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(path)) {
                    collect(jar.getPath("/"), names);
                }
            }
        }
        return names;
    }

    private static void collect(Path root, TreeSet<String> names) throws IOException {
        Path ours = root.resolve("io/serai");
        if (!Files.isDirectory(ours)) {
            return;
        }
        try (Stream<Path> files = Files.walk(ours)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                // A look at the bytes first: loading every class would need every library.
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(INTERFACE)) {
                    String name = root.relativize(file)
                            .toString()
                            .replace(file.getFileSystem().getSeparator(), ".");
                    names.add(name.substring(0, name.length() - ".class".length()));
                }
            }
        }
    }
}
