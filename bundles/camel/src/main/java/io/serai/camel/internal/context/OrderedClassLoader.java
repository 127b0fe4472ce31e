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
    private final BaseLoaders base;
    private final List<ClassLoader> pinned;
    private final List<ClassLoader> loaders;

    OrderedClassLoader(String name, BaseLoaders base, List<ClassLoader> pinned) {
        super(name, ClassLoader.getPlatformClassLoader());
        this.base = base;
        this.pinned = List.copyOf(pinned);
        Set<ClassLoader> all = new LinkedHashSet<>(base.loaders());
        all.addAll(pinned);
        this.loaders = List.copyOf(all);
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
        // the base has said no before: ask only the others
        boolean notInBase = name.startsWith(BaseLoaders.SERVICES) && base.service(name) == null;
        for (ClassLoader loader : notInBase ? pinned : loaders) {
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
