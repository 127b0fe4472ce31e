package io.serai.plugins.internal.packing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.plugins.internal.descriptor.Descriptor;
import io.serai.plugins.internal.packing.BundleParts.Part;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A CycloneDX 1.5 document of one package; the same for the same files, so it names no time. */
final class SbomWriter {
    private static final Pattern SPDX_ID = Pattern.compile("[A-Za-z0-9.+-]+");
    private static final Map<String, String> NAMES = Map.of(
            "apache license, version 2.0", "Apache-2.0",
            "the apache software license, version 2.0", "Apache-2.0",
            "the apache license, version 2.0", "Apache-2.0",
            "apache license 2.0", "Apache-2.0",
            "apache 2.0", "Apache-2.0",
            "https://www.apache.org/licenses/license-2.0.txt", "Apache-2.0",
            "http://www.apache.org/licenses/license-2.0.txt", "Apache-2.0",
            "mit license", "MIT",
            "the mit license", "MIT",
            "eclipse public license 2.0", "EPL-2.0");

    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final ArrayNode components = JsonNodeFactory.instance.arrayNode();
    private final Set<String> named = new HashSet<>();

    SbomWriter(Descriptor descriptor) {
        document.put("bomFormat", "CycloneDX").put("specVersion", "1.5").put("version", 1);
        ObjectNode plugin = document.putObject("metadata").putObject("component");
        plugin.put("type", "application").put("name", descriptor.id()).put("version", descriptor.version());
        addLicense(plugin, descriptor.about().license());
        document.set("components", components);
    }

    /** @param otherwise the license of a bundle that names none: its plugin's */
    void add(BundleParts bundle, String digest, @Nullable String otherwise) {
        if (bundle.parts().isEmpty()) {
            String license = bundle.license() == null ? otherwise : bundle.license();
            add(new Part("", String.valueOf(bundle.symbolicName()), bundle.version(), license), digest);
        }
        for (int i = 0; i < bundle.parts().size(); i++) {
            Part part = bundle.parts().get(i);
            boolean itself = i == 0 && part.name().equals(bundle.symbolicName());
            String license = part.license() == null && itself ? otherwise : part.license();
            add(new Part(part.group(), part.name(), part.version(), license), itself ? digest : null);
        }
    }

    private void add(Part part, @Nullable String digest) {
        if (!named.add(part.group() + ":" + part.name() + ":" + part.version())) {
            return;
        }
        ObjectNode component = components.addObject().put("type", "library");
        if (!part.group().isEmpty()) {
            String purl = "pkg:maven/" + part.group() + "/" + part.name() + "@" + part.version();
            component.put("bom-ref", purl).put("group", part.group());
            component.put("purl", purl);
        }
        component.put("name", part.name()).put("version", part.version());
        if (digest != null) {
            component.putArray("hashes").addObject().put("alg", "SHA-256").put("content", digest);
        }
        addLicense(component, part.license());
    }

    private static void addLicense(ObjectNode component, @Nullable String license) {
        if (license == null || license.isBlank()) {
            return;
        }
        ArrayNode licenses = component.putArray("licenses");
        String known = NAMES.getOrDefault(license.toLowerCase(Locale.ROOT), license);
        boolean id = SPDX_ID.matcher(known).matches();
        licenses.addObject().putObject("license").put(id ? "id" : "name", known);
    }

    byte[] bytes() {
        return (document.toPrettyString().replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
