package io.serai.plugins.internal.packing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a jar says of itself and of what it has inside: its manifest, and the Maven metadata that builds leave in it.
 *
 * @param symbolicName null for a jar that is no bundle
 * @param parts Maven artifacts that are in it; its own first if it is named as one
 */
record BundleParts(
        @Nullable String symbolicName,
        String version,
        @Nullable String license,
        List<Part> parts,
        Map<String, byte[]> files) {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String MAVEN = "META-INF/maven/";
    private static final Pattern LICENSE =
            Pattern.compile("<license>.*?<name>\\s*([^<]+?)\\s*</name>.*?</license>", Pattern.DOTALL);

    /** One Maven artifact. */
    record Part(
            String group,
            String name,
            String version,
            @Nullable String license) {}

    /** Reads a jar, with the jars inside it. */
    static BundleParts read(byte[] jar) throws IOException {
        Map<String, byte[]> files = unzip(jar);
        byte[] manifest = files.get(MANIFEST);
        Manifest headers = manifest == null ? new Manifest() : new Manifest(new ByteArrayInputStream(manifest));
        String symbolicName = header(headers, "Bundle-SymbolicName");
        String version = header(headers, "Bundle-Version");
        String license = license(header(headers, "Bundle-License"));
        List<Part> parts = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().startsWith(MAVEN) && file.getKey().endsWith("/pom.properties")) {
                Part part = part(file.getValue(), pom(files, file.getKey()), null);
                boolean itself = part.name().equals(symbolicName);
                parts.add(itself ? 0 : parts.size(), itself ? withLicense(part, license) : part);
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().endsWith(".jar")) {
                BundleParts inner = read(file.getValue());
                parts.addAll(inner.parts.isEmpty() ? List.of(nameless(file.getKey(), inner)) : inner.parts);
            }
        }
        return new BundleParts(symbolicName, version == null ? "0.0.0" : version, license, parts, files);
    }

    private static Part nameless(String path, BundleParts inner) {
        String file = path.substring(path.lastIndexOf('/') + 1, path.length() - ".jar".length());
        return new Part("", inner.symbolicName == null ? file : inner.symbolicName, inner.version, inner.license);
    }

    private static Part part(byte[] properties, String pom, @Nullable String otherwise) throws IOException {
        Properties maven = new Properties();
        maven.load(new ByteArrayInputStream(properties));
        return new Part(
                maven.getProperty("groupId", ""),
                maven.getProperty("artifactId", ""),
                maven.getProperty("version", ""),
                licenses(pom, otherwise));
    }

    private static Part withLicense(Part part, @Nullable String license) {
        return part.license() == null ? new Part(part.group(), part.name(), part.version(), license) : part;
    }

    private static String pom(Map<String, byte[]> files, String properties) {
        byte[] pom = files.get(properties.replace("pom.properties", "pom.xml"));
        return pom == null ? "" : new String(pom, StandardCharsets.UTF_8);
    }

    private static @Nullable String licenses(String pom, @Nullable String otherwise) {
        Matcher matcher = LICENSE.matcher(pom);
        List<String> names = new ArrayList<>();
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names.isEmpty() ? otherwise : String.join(", ", names);
    }

    /** {@code "Apache-2.0";link="…", MIT} and the like, without the attributes. */
    private static @Nullable String license(@Nullable String header) {
        if (header == null) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (String clause : header.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
            String name =
                    clause.strip().replaceFirst("(?s);.*", "").replace("\"", "").strip();
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names.isEmpty() ? null : String.join(", ", names);
    }

    private static @Nullable String header(Manifest manifest, String name) {
        String value = manifest.getMainAttributes().getValue(name);
        if (value == null) {
            return null;
        }
        return name.equals("Bundle-License")
                ? value
                : value.replaceFirst(";.*", "").strip();
    }

    private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (InputStream bytes = new ByteArrayInputStream(zip);
                ZipInputStream in = new ZipInputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                if (!entry.isDirectory() && !name.endsWith(".class")) {
                    files.put(name, in.readAllBytes());
                }
            }
        }
        return files;
    }
}
