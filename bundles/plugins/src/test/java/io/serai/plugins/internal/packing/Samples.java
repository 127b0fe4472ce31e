package io.serai.plugins.internal.packing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Plugins to pack. */
public final class Samples {
    private static final String DESCRIPTOR = "{\"id\":\"%s\",\"version\":\"1.0.0\",\"name\":\"Sample\","
            + "\"kinds\":[\"routes\"],\"license\":\"Apache-2.0\"%s}";

    private Samples() {}

    /** A folder of YAML alone. */
    public static Path folder(Path parent, String id) throws IOException {
        return folder(parent, id, "");
    }

    static Path folder(Path parent, String id, String more) throws IOException {
        Path folder = parent.resolve(id);
        write(folder.resolve("SERAI-INF/plugin.json"), DESCRIPTOR.formatted(id, more));
        write(
                folder.resolve("SERAI-INF/workflows/greet.camel.yaml"),
                "- route:\n    id: greet\n    from: hook:greet\n");
        write(folder.resolve("schema/in.json"), "{}");
        write(folder.resolve("tests/greet.yaml"), "- {}\n");
        write(folder.resolve(".git/HEAD"), "ref\n");
        return folder;
    }

    /** A folder's package, as the tool makes it. */
    public static Path packed(Path parent, String id, String more) throws Exception {
        folder(parent, id, more);
        PackageTool tool =
                new PackageTool(parent, new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        tool.run(List.of("pack-plugin", id, "--out", id + ".kar"));
        return parent.resolve(id + ".kar");
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** A bundle as Maven builds one, with another jar inside. */
    static Path bundle(Path file, String id) throws IOException {
        Map<String, byte[]> inner = new TreeMap<>();
        inner.put("META-INF/maven/org.lib/lib/pom.properties", bytes("groupId=org.lib\nartifactId=lib\nversion=2.1\n"));
        inner.put(
                "META-INF/maven/org.lib/lib/pom.xml",
                bytes("<project><licenses><license><name>MIT License</name></license></licenses></project>"));
        Map<String, byte[]> files = new TreeMap<>();
        files.put("SERAI-INF/plugin.json", bytes(DESCRIPTOR.formatted(id, ",\"icon\":\"SERAI-INF/icon.svg\"")));
        files.put("SERAI-INF/icon.svg", bytes("<svg/>"));
        files.put("lib.jar", jar("", inner));
        files.put(
                "META-INF/maven/org.acme/acme-" + id + "/pom.properties",
                bytes("groupId=org.acme\nartifactId=acme-" + id + "\nversion=1.0.0\n"));
        Files.write(
                file,
                jar(
                        "Bundle-SymbolicName: acme-" + id + ";singleton:=true\nBundle-Version: 1.0.0\n"
                                + "Bundle-License: \"Apache-2.0\";link=\"https://a.b/c\"\n",
                        files));
        return file;
    }

    private static byte[] jar(String headers, Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Manifest manifest = new Manifest(new ByteArrayInputStream(bytes("Manifest-Version: 1.0\n" + headers)));
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                jar.putNextEntry(new ZipEntry(file.getKey()));
                jar.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
