package io.serai.http.internal.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.serai.api.error.SeraiException;
import io.serai.api.event.Event;
import io.serai.api.event.EventBus;
import io.serai.api.security.Caller;
import io.serai.http.internal.json.Json;
import io.serai.http.internal.server.Neighbours;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What one connection says and hears: the protocol, without the wire. Messages come one after the other; events come
 * from any thread and only go into the outbox.
 */
final class RoomConnection {
    static final int ROOMS = 200;

    private final Neighbours neighbours;
    private final Outbox outbox;
    private final BiConsumer<Integer, String> close;
    private final Map<String, EventBus.Subscription> rooms = new HashMap<>();
    private volatile @Nullable Caller caller;
    private boolean closed;

    RoomConnection(Neighbours neighbours, Outbox outbox, @Nullable Caller caller, BiConsumer<Integer, String> close) {
        this.neighbours = neighbours;
        this.outbox = outbox;
        this.caller = caller;
        this.close = close;
    }

    boolean isAuthenticated() {
        return caller != null;
    }

    /** One message from the client. */
    void on(String text) {
        JsonNode message;
        try {
            message = Json.MAPPER.readTree(text);
        } catch (JsonProcessingException unreadable) {
            error(null, "message.malformed", "This is not valid JSON.");
            return;
        }
        String type = message.path("type").asText();
        try {
            switch (type) {
                case "ping" -> send("pong", null);
                case "auth" -> authenticate(message.path("token").asText());
                case "subscribe" -> subscribe(message);
                case "unsubscribe" -> unsubscribe(message.path("room").asText());
                default -> error(null, "message.unknown", "Known are auth, subscribe, unsubscribe and ping.");
            }
        } catch (SeraiException known) {
            String room = message.path("room").asText("");
            error(room.isEmpty() ? null : room, known.code(), known.detail());
            if ("auth".equals(type)) {
                close.accept(4401, known.code());
            }
        }
    }

    private void authenticate(String token) {
        caller = neighbours.authenticator().byToken(token);
        send("authenticated", null);
    }

    private void subscribe(JsonNode message) {
        Caller known = caller;
        String room = message.path("room").asText();
        if (known == null) {
            error(room, "auth.required", "Send {\"type\":\"auth\",\"token\":…} first.");
            return;
        }
        String refusal = RoomAccess.refusal(known, room);
        if (refusal != null) {
            error(room, refusal, "You may not listen to this room, or there is none of this name.");
            return;
        }
        long after = message.hasNonNull("after") ? message.get("after").asLong(-1) : -1;
        join(known, room, after);
    }

    private synchronized void join(Caller known, String room, long after) {
        if (closed) {
            return;
        }
        if (!rooms.containsKey(room) && rooms.size() >= ROOMS) {
            error(room, "room.too-many", "One connection can listen to " + ROOMS + " rooms.");
            return;
        }
        leave(room);
        // The confirmation must be the room's first message, and events may come while subscribing: held back until
        // then.
        HeldBack heldBack = new HeldBack(this::event);
        EventBus.Subscription subscription = neighbours.eventBus().subscribe(known.tenant(), room, after, heldBack);
        rooms.put(room, subscription);
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("type", "subscribed");
        reply.put("room", room);
        reply.put("seq", subscription.startedAfter());
        outbox.offer(write(reply));
        heldBack.release();
    }

    private void unsubscribe(String room) {
        leave(room);
        send("unsubscribed", room);
    }

    private synchronized void leave(String room) {
        EventBus.Subscription before = rooms.remove(room);
        if (before != null) {
            before.close();
        }
    }

    private void event(Event event) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", event.type());
        message.put("room", event.room());
        message.put("seq", event.seq());
        message.put("at", event.at());
        message.put("data", event.data());
        outbox.offer(write(message));
    }

    private void send(String type, @Nullable String room) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", type);
        if (room != null) {
            message.put("room", room);
        }
        message.put("at", Instant.now());
        outbox.offer(write(message));
    }

    private void error(@Nullable String room, String code, String detail) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", "error");
        if (room != null) {
            message.put("room", room);
        }
        message.put("at", Instant.now());
        message.put("data", Map.of("code", code, "detail", detail));
        outbox.offer(write(message));
    }

    private static String write(Map<String, Object> message) {
        try {
            return Json.MAPPER.writeValueAsString(message);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("Event " + message.get("type") + " cannot be written", unwritable);
        }
    }

    /** The connection has ended: nothing is heard any more. */
    synchronized void end() {
        closed = true;
        rooms.values().forEach(EventBus.Subscription::close);
        rooms.clear();
    }
}
