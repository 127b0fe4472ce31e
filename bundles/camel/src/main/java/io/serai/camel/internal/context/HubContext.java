package io.serai.camel.internal.context;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ClassResolver;
import org.apache.camel.spi.PackageScanClassResolver;

/** A context that resolves everything from its application loader. Camel's constructor asks for the resolvers already. */
final class HubContext extends DefaultCamelContext {
    HubContext(String name, BaseLoaders base, ClassLoader loader) {
        super(false);
        getCamelContextExtension().setName(name);
        setApplicationContextClassLoader(loader);
        ((PinnedClassResolver) getClassResolver()).use(base);
    }

    @Override
    protected ClassResolver createClassResolver() {
        return new PinnedClassResolver(getCamelContextReference());
    }

    @Override
    protected PackageScanClassResolver createPackageScanClassResolver() {
        return new PinnedPackageScan();
    }
}
