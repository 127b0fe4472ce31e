package io.serai.camel.internal.context;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Gives each step the context's loader as the thread's. Libraries that look for their providers there (mail, XML, SQL)
 * find them, whichever of the hub's threads the step happens to run on.
 */
final class PinnedLoaderOnThread implements InterceptStrategy {
    private final ClassLoader loader;

    PinnedLoaderOnThread(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                Thread thread = Thread.currentThread();
                ClassLoader before = thread.getContextClassLoader();
                if (before == loader) {
                    return super.process(exchange, callback);
                }
                thread.setContextClassLoader(loader);
                try {
                    return super.process(exchange, callback);
                } finally {
                    thread.setContextClassLoader(before);
                }
            }
        };
    }
}
