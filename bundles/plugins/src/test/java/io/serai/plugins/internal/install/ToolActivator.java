package io.serai.plugins.internal.install;

import io.serai.spi.tool.Tool;
import io.serai.spi.tool.ToolCall;
import io.serai.spi.tool.ToolDescription;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Offers the tool that the bundle's header Tool-Name names; it answers with the bundle's version. */
public final class ToolActivator implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        String name = context.getBundle().getHeaders().get("Tool-Name");
        String version = context.getBundle().getVersion().toString();
        context.registerService(
                Tool.class,
                new Tool() {
                    @Override
                    public ToolDescription description() {
                        return new ToolDescription(name, "For tests.", "{\"type\":\"object\"}", null);
                    }

                    @Override
                    public Object call(ToolCall call) {
                        return version;
                    }
                },
                null);
    }

    @Override
    public void stop(BundleContext context) {}
}
