package io.serai.itests.components;

import io.serai.camel.ContextFactory;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The probe as a service, with the hub's own context factory. */
@Component
public final class KarafProbe implements ComponentProbe {
    private final RouteProbe probe;

    @Activate
    public KarafProbe(@Reference ContextFactory contexts) throws Exception {
        probe = new RouteProbe(contexts);
    }

    @Override
    public List<String> names() {
        return probe.names();
    }

    @Override
    public void run(String name) throws Exception {
        probe.run(name);
    }

    @Deactivate
    void deactivate() throws Exception {
        probe.close();
    }
}
