package io.serai.camel.internal.context;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The loaders that every context asks first. They never change while the hub runs, so what they answer to Camel's many
 * small service lookups is kept: a new context then opens no jar for them.
 */
final class BaseLoaders {
    static final String SERVICES = "META-INF/services/org/apache/camel/";
    private static final byte[] MISSING = {};

    private final List<ClassLoader> loaders;
    private final Map<String, byte[]> services = new ConcurrentHashMap<>();

    BaseLoaders(List<ClassLoader> loaders) {
        this.loaders = List.copyOf(loaders);
    }

    List<ClassLoader> loaders() {
        return loaders;
    }

    /** The content of a service file, or null where no base loader has it. */
    byte @Nullable [] service(String name) {
        byte[] content = services.computeIfAbsent(name, this::read);
        return content == MISSING ? null : content;
    }

    private byte[] read(String name) {
        for (ClassLoader loader : loaders) {
            URL url = loader.getResource(name);
            if (url != null) {
                try (InputStream in = url.openStream()) {
                    return in.readAllBytes();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return MISSING;
    }
}
