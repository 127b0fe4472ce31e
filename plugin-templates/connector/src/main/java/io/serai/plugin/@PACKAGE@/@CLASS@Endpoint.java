package io.serai.plugin.@PACKAGE@;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** {@code @ID@:NAME?greeting=…}. Each option is a setter here and an entry in {@code @ID@.json}. */
public final class @CLASS@Endpoint extends DefaultEndpoint {
    private final String name;
    private String greeting = "Hello";

    @CLASS@Endpoint(String uri, @CLASS@Component component, String name) {
        super(uri, component);
        this.name = name;
    }

    @Override
    public Producer createProducer() {
        return new @CLASS@Producer(this, name, greeting);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("@ID@: brings no messages.");
    }

    public void setGreeting(String greeting) {
        this.greeting = greeting;
    }

    public String getGreeting() {
        return greeting;
    }
}
