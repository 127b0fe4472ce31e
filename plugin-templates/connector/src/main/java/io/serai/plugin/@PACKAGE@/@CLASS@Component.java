package io.serai.plugin.@PACKAGE@;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** The Camel component {@code @ID@:}. */
public final class @CLASS@Component extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        @CLASS@Endpoint endpoint = new @CLASS@Endpoint(uri, this, remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
