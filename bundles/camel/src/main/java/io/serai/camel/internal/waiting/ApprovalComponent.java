package io.serai.camel.internal.waiting;

import io.serai.camel.suspend.Decision;
import io.serai.camel.suspend.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/**
 * {@code approval:NAME?role=…&timeout=…&onTimeout=reject|approve|fail&fourEyes=true&fields=amount:number,reason}: waits for
 * a person, who may be asked for data. Afterwards the
 * header {@code SeraiApproval} is {@code approved} or {@code rejected}, and the variable NAME is a map with {@code
 * decision}, {@code by}, {@code comment}, {@code data} and {@code at}.
 */
public final class ApprovalComponent extends DefaultComponent {
    /** The decision; routes choose by it. */
    static final String HEADER = "SeraiApproval";

    private static final Set<String> FIELD_TYPES = Set.of("text", "number", "boolean", "date");
    private static final Set<String> ON_TIMEOUT = Set.of("reject", "approve", "fail");

    private record Options(
            String name, @Nullable Long timeoutMillis, String onTimeout, Map<String, Object> attributes) {}

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Options options = options(remaining, parameters);
        return new WaitingEndpoint(uri, this, (exchange, execution, callback) -> {
            Long timeout = options.timeoutMillis();
            Instant due = timeout == null ? null : Instant.now().plusMillis(timeout);
            return execution.suspend(
                    exchange,
                    new Wait(Wait.Kind.APPROVAL, options.name(), due, options.attributes()),
                    (going, decision) -> apply(going, options, decision),
                    callback);
        });
    }

    private static Options options(String name, Map<String, Object> parameters) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("Name the approval, such as approval:refund.");
        }
        Object timeout = parameters.remove("timeout");
        Object onTimeout = parameters.remove("onTimeout");
        String then = onTimeout == null ? "reject" : onTimeout.toString().toLowerCase(Locale.ROOT);
        if (!ON_TIMEOUT.contains(then)) {
            throw new IllegalArgumentException("onTimeout must be reject, approve or fail, not '" + onTimeout + "'.");
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("onTimeout", then);
        Object role = parameters.remove("role");
        if (role != null) {
            attributes.put("role", role.toString());
        }
        Object fourEyes = parameters.remove("fourEyes");
        attributes.put("fourEyes", fourEyes != null && Boolean.parseBoolean(fourEyes.toString()));
        Object fields = parameters.remove("fields");
        if (fields != null) {
            attributes.put("fields", fields(fields.toString()));
        }
        return new Options(
                name, timeout == null ? null : TimeUtils.toMilliSeconds(timeout.toString()), then, attributes);
    }

    /** {@code amount:number,reason}: names with types, of which text is the usual one. */
    private static List<Map<String, String>> fields(String text) {
        List<Map<String, String>> fields = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            String[] parts = one.strip().split(":", 2);
            String type = parts.length == 1 ? "text" : parts[1].strip().toLowerCase(Locale.ROOT);
            if (!parts[0].matches("[A-Za-z_][A-Za-z0-9_-]{0,63}") || !FIELD_TYPES.contains(type)) {
                throw new IllegalArgumentException(
                        "fields takes names such as amount:number,reason, with the types text, number, boolean and date,"
                                + " not '" + one + "'.");
            }
            fields.add(Map.of("name", parts[0], "type", type));
        }
        return fields;
    }

    private static void apply(Exchange exchange, Options options, Decision decision) {
        boolean late = decision.verdict().equals("timed-out");
        if (late && options.onTimeout().equals("fail")) {
            throw new IllegalStateException("Nobody decided on " + options.name() + " in time.");
        }
        String verdict = !late ? decision.verdict() : options.onTimeout().equals("approve") ? "approved" : "rejected";
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("decision", verdict);
        told.put("timedOut", late);
        told.put("by", decision.by());
        told.put("comment", decision.comment());
        told.put("data", decision.data());
        told.put("at", decision.at().toString());
        exchange.getMessage().setHeader(HEADER, verdict);
        exchange.setVariable(options.name(), told);
    }
}
