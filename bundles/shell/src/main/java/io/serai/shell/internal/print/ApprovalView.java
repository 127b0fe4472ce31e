package io.serai.shell.internal.print;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.StringJoiner;

/** Shows one approval. */
public final class ApprovalView {
    private ApprovalView() {}

    public static void print(JsonNode approval, Screen screen) {
        screen.field("Approval", Words.of(approval, "id"));
        screen.field("Name", Words.of(approval, "name"));
        screen.field("Status", screen.status(Words.of(approval, "status")));
        screen.field("Workflow", Words.of(approval, "workflowName"));
        screen.field("Execution", Words.of(approval, "execution"));
        screen.field("Step", Words.of(approval, "path"));
        screen.field("Who", who(approval));
        screen.field("Begun by", Words.of(approval, "requestedBy"));
        screen.field("Requested", time(approval, "requestedAt", screen));
        screen.field("Due", Words.of(approval, "dueAt"));
        screen.field("Decided", time(approval, "decidedAt", screen));
        screen.field("By", Words.of(approval, "decidedBy"));
        screen.field("Comment", Words.of(approval, "comment"));
        screen.field("Data", Words.of(approval, "data"));
        screen.field("Asks for", fields(approval.path("fields")));
        screen.field("About", Words.of(approval, "body"));
    }

    /** Who may decide: {@code finance, four eyes}. */
    public static String who(JsonNode approval) {
        StringJoiner who = new StringJoiner(", ");
        String role = Words.of(approval, "role");
        if (!role.isEmpty()) {
            who.add(role);
        }
        if (approval.path("fourEyes").asBoolean()) {
            who.add("four eyes");
        }
        return who.toString();
    }

    private static String fields(JsonNode fields) {
        StringJoiner words = new StringJoiner(", ");
        fields.forEach(field -> words.add(Words.of(field, "name") + " (" + Words.of(field, "type") + ")"));
        return words.toString();
    }

    private static String time(JsonNode approval, String field, Screen screen) {
        String time = Words.of(approval, field);
        return time.isEmpty() ? "" : time + " (" + screen.ago(time) + ")";
    }
}
