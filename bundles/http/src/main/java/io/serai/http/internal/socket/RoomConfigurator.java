package io.serai.http.internal.socket;

import io.serai.api.error.SeraiException;
import io.serai.http.internal.server.Neighbours;
import jakarta.websocket.Extension;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Overrides everything: the platform's configurator, which the API would look up by class path, is not found here. */
final class RoomConfigurator extends ServerEndpointConfig.Configurator {
    private static final Logger LOG = LoggerFactory.getLogger(RoomConfigurator.class);
    private static final String BEARER = "Bearer ";

    private final Neighbours neighbours;
    private final Supplier<RoomEndpoint> endpoints;
    private final BooleanSupplier stopped;

    RoomConfigurator(Neighbours neighbours, Supplier<RoomEndpoint> endpoints, BooleanSupplier stopped) {
        this.neighbours = neighbours;
        this.endpoints = endpoints;
        this.stopped = stopped;
    }

    @Override
    public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
        return "";
    }

    @Override
    public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
        return List.of();
    }

    /** Tokens travel in messages or headers, never in cookies; so a foreign page can gain nothing by connecting. */
    @Override
    public boolean checkOrigin(String origin) {
        return true;
    }

    @Override
    public <T> T getEndpointInstance(Class<T> type) throws InstantiationException {
        if (stopped.getAsBoolean()) {
            throw new InstantiationException("The hub is stopping");
        }
        return type.cast(endpoints.get());
    }

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        // The properties belong to this one connection from here on.
        Map<String, Object> properties = config.getUserProperties();
        properties.remove(RoomEndpoint.CALLER);
        for (Map.Entry<String, List<String>> header : request.getHeaders().entrySet()) {
            if (header.getKey().equalsIgnoreCase("Authorization")
                    && !header.getValue().isEmpty()
                    && header.getValue().get(0).startsWith(BEARER)) {
                try {
                    String token = header.getValue().get(0).substring(BEARER.length());
                    properties.put(
                            RoomEndpoint.CALLER, neighbours.authenticator().byToken(token));
                } catch (SeraiException invalid) {
                    LOG.debug("A WebSocket came with a token that does not hold: {}", invalid.code());
                }
            }
        }
    }
}
