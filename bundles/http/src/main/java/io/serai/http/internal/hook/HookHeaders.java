package io.serai.http.internal.hook;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers a workflow gets: the request's own, and a form's fields; nothing that Camel would obey. */
final class HookHeaders {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String CAMEL = "camel";

    private HookHeaders() {}

    static Map<String, List<String>> of(HttpServletRequest request, @Nullable String contentType, byte[] body) {
        Map<String, List<String>> headers = new HashMap<>(32);
        Enumeration<String> names = request.getHeaderNames();
        while (names.hasMoreElements()) {
            String name = names.nextElement();
            if (!isCamels(name)) {
                headers.put(lower(name), values(request.getHeaders(name)));
            }
        }
        if (contentType != null && contentType.regionMatches(true, 0, FORM, 0, FORM.length())) {
            // A field never takes the place of a header: who can fill in a form must not forge those.
            FormFields.parse(new String(body, StandardCharsets.UTF_8)).forEach((name, values) -> {
                if (!isCamels(name)) {
                    headers.putIfAbsent(name, values);
                }
            });
        }
        return headers;
    }

    private static List<String> values(Enumeration<String> values) {
        String first = values.nextElement();
        if (!values.hasMoreElements()) {
            return List.of(first);
        }
        List<String> all = new ArrayList<>();
        all.add(first);
        while (values.hasMoreElements()) {
            all.add(values.nextElement());
        }
        return all;
    }

    private static boolean isCamels(String name) {
        return name.regionMatches(true, 0, CAMEL, 0, CAMEL.length());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
