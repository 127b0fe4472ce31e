package io.serai.camel.internal.context;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks its loaders one after the other; the first that knows wins. Defines no class itself. */
final class OrderedClassLoader extends ClassLoader {
    private final List<ClassLoader> loaders;

    OrderedClassLoader(String name, List<ClassLoader> loaders) {
        super(name, ClassLoader.getPlatformClassLoader());
        this.loaders = List.copyOf(new LinkedHashSet<>(loaders));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        for (ClassLoader loader : loaders) {
            try {
                return loader.loadClass(name);
            } catch (ClassNotFoundException e) {
                // the next one may have it
            }
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        for (ClassLoader loader : loaders) {
            URL url = loader.getResource(name);
            if (url != null) {
                return url;
            }
        }
        return null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        // a file that two bundles see through the same class path would come twice
        Set<String> seen = new LinkedHashSet<>();
        List<URL> found = new ArrayList<>();
        for (ClassLoader loader : loaders) {
            for (URL url : Collections.list(loader.getResources(name))) {
                if (seen.add(url.toExternalForm())) {
                    found.add(url);
                }
            }
        }
        return Collections.enumeration(found);
    }
}
