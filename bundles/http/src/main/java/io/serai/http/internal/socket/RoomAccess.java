package io.serai.http.internal.socket;

import io.serai.api.security.Caller;
import org.jspecify.annotations.Nullable;

/** Who may listen to which room. */
final class RoomAccess {
    private RoomAccess() {}

    /** Why the caller may not listen, as an error code; null if they may. */
    static @Nullable String refusal(Caller caller, String room) {
        if (caller.passwordChangeRequired()) {
            return "auth.password-change-required";
        }
        int colon = room.indexOf(':');
        String kind = colon < 0 ? room : room.substring(0, colon);
        String id = colon < 0 ? "" : room.substring(colon + 1);
        boolean known =
                switch (kind) {
                    case "execution", "workflow", "session", "user" -> !id.isEmpty();
                    case "executions", "workflows", "plugins", "approvals", "queues", "budgets" -> colon < 0;
                    default -> false;
                };
        if (!known) {
            return "room.unknown";
        }
        boolean allowed =
                switch (kind) {
                    case "execution", "executions" -> caller.may("execution:read");
                    case "workflow", "workflows" -> caller.may("workflow:read");
                    case "plugins" -> caller.may("plugin:read");
                    case "approvals" -> caller.may("approval:read");
                    case "queues" -> caller.may("queue:read");
                    case "budgets" -> caller.may("budget:read");
                    case "session" -> caller.may("session:read");
                    default -> caller.id().equals(id);
                };
        return allowed ? null : "room.forbidden";
    }
}
