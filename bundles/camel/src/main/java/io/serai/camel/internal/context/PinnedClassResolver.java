package io.serai.camel.internal.context;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Enumeration;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.engine.DefaultClassResolver;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;

/** Resolves from the context's loader only. Camel's own falls back on the thread's, which sees what is not pinned. */
final class PinnedClassResolver extends DefaultClassResolver {
    private @Nullable BaseLoaders base;

    PinnedClassResolver(CamelContext context) {
        super(context);
    }

    /** Given after the constructor, which Camel calls from within its own. */
    void use(BaseLoaders base) {
        this.base = base;
    }

    @Override
    public @Nullable Class<?> resolveClass(String name) {
        return loadClass(name, loader());
    }

    @Override
    protected @Nullable Class<?> loadClass(String name, ClassLoader from) {
        Class<?> type = ObjectHelper.loadSimpleType(name);
        if (type != null) {
            return type;
        }
        try {
            return Class.forName(name, false, from);
        } catch (ClassNotFoundException e) {
            // a LinkageError goes on: a class that is there but lacks an import must not look like one that is not
            return null;
        }
    }

    @Override
    public @Nullable InputStream loadResourceAsStream(String uri) {
        String name = withoutLeadingSlash(uri);
        if (base != null && name.startsWith(BaseLoaders.SERVICES)) {
            byte[] known = base.service(name);
            if (known != null) {
                return new ByteArrayInputStream(known);
            }
        }
        URL url = loader().getResource(name);
        try {
            return url == null ? null : url.openStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable URL loadResourceAsURL(String uri) {
        return loader().getResource(withoutLeadingSlash(uri));
    }

    @Override
    public Enumeration<URL> loadAllResourcesAsURL(String uri) {
        try {
            return loader().getResources(withoutLeadingSlash(uri));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ClassLoader loader() {
        ClassLoader loader = getApplicationContextClassLoader();
        return loader == null ? CamelContext.class.getClassLoader() : loader;
    }

    private static String withoutLeadingSlash(String uri) {
        return uri.startsWith("/") ? uri.substring(1) : uri;
    }
}
