package io.serai.workflows.internal.hook;

import io.serai.api.error.NotAcceptableException;
import io.serai.api.error.UnsupportedMediaTypeException;
import io.serai.api.hook.HookRequest;
import io.serai.camel.hook.HookOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a service takes what a request holds, and has what it accepts. */
final class MediaTypes {
    private static final String ANY = "*/*";

    private MediaTypes() {}

    static void check(HookOptions options, HookRequest request) {
        List<String> takes = options.consumes();
        if (!takes.isEmpty() && request.body().length > 0 && request.contentType() != null) {
            String type = plain(request.contentType());
            if (takes.stream().noneMatch(taken -> covers(taken, type))) {
                throw new UnsupportedMediaTypeException(
                        "hook.media-type", "This address takes " + String.join(", ", takes) + ", not " + type + ".");
            }
        }
        List<String> has = options.produces();
        List<String> accept = request.headers().get("accept");
        if (!has.isEmpty() && accept != null && !accept.isEmpty()) {
            List<String> accepted = accepted(accept);
            if (!accepted.isEmpty()
                    && has.stream()
                            .noneMatch(type -> accepted.stream()
                                    .anyMatch(wanted -> covers(wanted, type) || covers(type, wanted)))) {
                throw new NotAcceptableException(
                        "hook.not-acceptable",
                        "This address answers with " + String.join(", ", has) + "; accept that.");
            }
        }
    }

    /** What an answer without a type of its own is, if that is one only. */
    static @Nullable String single(HookOptions options) {
        return options.produces().size() == 1 && !options.produces().get(0).contains("*")
                ? options.produces().get(0)
                : null;
    }

    private static List<String> accepted(List<String> header) {
        return header.stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .filter(range -> !range.replace(" ", "").matches("(?i).*;q=0(\\.0*)?"))
                .map(MediaTypes::plain)
                .filter(range -> !range.isEmpty())
                .toList();
    }

    private static String plain(String type) {
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static boolean covers(String range, String type) {
        return range.equals(ANY)
                || range.equals(type)
                || range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1));
    }
}
