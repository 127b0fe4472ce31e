package io.serai.plugins.internal.install;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.osgi.framework.Constants;

/** Makes bundles and KARs. */
final class PackageBuilder {
    private final Manifest manifest = new Manifest();
    private final Map<String, byte[]> files = new TreeMap<>();

    PackageBuilder(String name) {
        header(Attributes.Name.MANIFEST_VERSION.toString(), "1.0");
        header(Constants.BUNDLE_MANIFESTVERSION, "2");
        header(Constants.BUNDLE_SYMBOLICNAME, name);
        header(Constants.BUNDLE_VERSION, "1.0.0");
    }

    PackageBuilder header(String key, String value) {
        manifest.getMainAttributes().putValue(key, value);
        return this;
    }

    PackageBuilder file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    PackageBuilder file(String path, byte[] bytes) {
        files.put(path, bytes);
        return this;
    }

    PackageBuilder descriptor(String id, String version) {
        return descriptor(id, version, "");
    }

    /** @param more members of the descriptor, each with a comma before it */
    PackageBuilder descriptor(String id, String version, String more) {
        header(Constants.BUNDLE_VERSION, version);
        return file("SERAI-INF/plugin.json", """
                {"id":"%s","version":"%s","name":"The %s","summary":"For tests.","kinds":["routes"]%s}""".formatted(id, version, id, more));
    }

    PackageBuilder workflow(String workflow) {
        return file(
                "SERAI-INF/workflows/" + workflow + ".camel.yaml",
                "- route:\n    description: About " + workflow + "\n    from:\n      uri: hook:" + workflow + "\n");
    }

    PackageBuilder tool(String name) throws IOException {
        header("Tool-Name", name);
        return activator(ToolActivator.class);
    }

    PackageBuilder activator(Class<?> type) throws IOException {
        String path = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getResourceAsStream("/" + path)) {
            files.put(path, in.readAllBytes());
        }
        header(Constants.IMPORT_PACKAGE, "org.osgi.framework");
        return header(Constants.BUNDLE_ACTIVATOR, type.getName());
    }

    byte[] bundle() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(out, manifest)) {
            write(jar);
        }
        return out.toByteArray();
    }

    /** Without a manifest of its own. */
    byte[] kar() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            write(zip);
        }
        return out.toByteArray();
    }

    private void write(ZipOutputStream zip) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            ZipEntry entry = new JarEntry(file.getKey());
            entry.setTime(0); // the same bytes each time
            zip.putNextEntry(entry);
            zip.write(file.getValue());
        }
    }

    Path bundleIn(Path folder, String name) throws IOException {
        return Files.write(folder.resolve(name), bundle());
    }

    Path karIn(Path folder, String name) throws IOException {
        return Files.write(folder.resolve(name), kar());
    }
}
