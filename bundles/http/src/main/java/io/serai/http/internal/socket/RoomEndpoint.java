package io.serai.http.internal.socket;

import io.serai.api.security.Caller;
import io.serai.http.internal.server.Neighbours;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One WebSocket connection at {@code /v1}; public because the container insists. */
public final class RoomEndpoint extends Endpoint {
    static final String CALLER = "serai.caller";
    static final int TOO_SLOW = 4408;
    static final int NO_LOGIN = 4401;
    private static final Logger LOG = LoggerFactory.getLogger(RoomEndpoint.class);
    private static final int MESSAGE_LIMIT = 64 * 1024;

    private final Neighbours neighbours;
    private final ScheduledExecutorService timer;
    private final RoomSockets sockets;
    private @Nullable RoomConnection connection;
    private @Nullable Outbox outbox;
    private @Nullable ScheduledFuture<?> ping;
    private @Nullable ScheduledFuture<?> login;

    RoomEndpoint(Neighbours neighbours, ScheduledExecutorService timer, RoomSockets sockets) {
        this.neighbours = neighbours;
        this.timer = timer;
        this.sockets = sockets;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.setMaxTextMessageBufferSize(MESSAGE_LIMIT);
        session.setMaxIdleTimeout(TimeUnit.SECONDS.toMillis(3L * RoomSockets.PING_SECONDS));
        RemoteEndpoint.Async remote = session.getAsyncRemote();
        Outbox messages = new Outbox(
                (text, done) -> remote.sendText(text, (SendResult result) -> done.accept(result.getException())),
                () -> close(session, TOO_SLOW, "reader.too-slow"),
                broken -> close(session, CloseReason.CloseCodes.CLOSED_ABNORMALLY.getCode(), ""));
        Caller caller = (Caller) session.getUserProperties().remove(CALLER);
        RoomConnection talk =
                new RoomConnection(neighbours, messages, caller, (code, reason) -> close(session, code, reason));
        outbox = messages;
        connection = talk;
        sockets.add(session);
        ping = timer.scheduleAtFixedRate(
                () -> ping(session), RoomSockets.PING_SECONDS, RoomSockets.PING_SECONDS, TimeUnit.SECONDS);
        login = timer.schedule(
                () -> {
                    if (!talk.isAuthenticated()) {
                        close(session, NO_LOGIN, "auth.required");
                    }
                },
                sockets.loginMillis(),
                TimeUnit.MILLISECONDS);
        session.addMessageHandler(String.class, new MessageHandler.Whole<String>() {
            @Override
            public void onMessage(String message) {
                talk.on(message);
            }
        });
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        end(session);
    }

    @Override
    public void onError(Session session, Throwable error) {
        LOG.debug("A WebSocket connection broke", error);
        end(session);
    }

    private void end(Session session) {
        sockets.remove(session);
        if (ping != null) {
            ping.cancel(false);
        }
        if (login != null) {
            login.cancel(false);
        }
        if (outbox != null) {
            outbox.close();
        }
        if (connection != null) {
            connection.end();
        }
    }

    private static void ping(Session session) {
        try {
            session.getBasicRemote().sendPing(ByteBuffer.allocate(0));
        } catch (IOException | RuntimeException gone) {
            close(session, CloseReason.CloseCodes.GOING_AWAY.getCode(), "");
        }
    }

    static void close(Session session, int code, String reason) {
        try {
            session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code == 1006 ? 1001 : code), reason));
        } catch (IOException | RuntimeException gone) {
            LOG.debug("A WebSocket connection was gone before it was closed", gone);
        }
    }
}
