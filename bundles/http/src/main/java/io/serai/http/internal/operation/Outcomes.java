package io.serai.http.internal.operation;

import com.fasterxml.jackson.core.JacksonException;
import io.serai.api.error.SeraiException;
import jakarta.ws.rs.WebApplicationException;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a call's end is called in the audit trail, and which object it was about. */
public final class Outcomes {
    private Outcomes() {}

    public static String code(Throwable failed) {
        Throwable current = failed;
        for (int depth = 0; current != null && depth < 10; depth++) {
            if (current instanceof SeraiException known) {
                return known.code();
            }
            if (current instanceof JacksonException) {
                return "json.invalid";
            }
            if (current instanceof WebApplicationException web && web.getCause() == null) {
                return "http." + web.getResponse().getStatus();
            }
            current = current.getCause();
        }
        return "internal";
    }

    /** The result's {@code id}, if it has one. */
    public static @Nullable String id(@Nullable Object result) {
        if (result instanceof Map<?, ?> map) {
            return map.get("id") instanceof String id ? id : null;
        }
        if (result == null || !result.getClass().isRecord()) {
            return null;
        }
        for (RecordComponent component : result.getClass().getRecordComponents()) {
            if (component.getName().equals("id") && component.getType() == String.class) {
                try {
                    component.getAccessor().setAccessible(true);
                    return (String) component.getAccessor().invoke(result);
                } catch (ReflectiveOperationException | RuntimeException unreadable) {
                    return null;
                }
            }
        }
        return null;
    }
}
