package io.serai.plugin.allsurfaces;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** {@code surface:NAME?greeting=…}. Each option is a setter here and an entry in {@code surface.json}. */
public final class SurfaceEndpoint extends DefaultEndpoint {
    private final String name;
    private String greeting = "Hello";

    SurfaceEndpoint(String uri, SurfaceComponent component, String name) {
        super(uri, component);
        this.name = name;
    }

    @Override
    public Producer createProducer() {
        return new SurfaceProducer(this, name, greeting);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("surface: brings no messages.");
    }

    public void setGreeting(String greeting) {
        this.greeting = greeting;
    }

    public String getGreeting() {
        return greeting;
    }
}
