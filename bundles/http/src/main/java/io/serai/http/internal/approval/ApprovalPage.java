package io.serai.http.internal.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.api.approval.Approval;
import io.serai.api.approval.LinkedApproval;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages behind a link: plain HTML without scripts, which also mail programs' browsers and screen readers get on with. */
final class ApprovalPage {
    /** Before the name of a field of the form that belongs to the data. */
    static final String DATA = "data.";

    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{font:1rem/1.5 system-ui,sans-serif;margin:0;background:Canvas;color:CanvasText}
            main{max-width:40rem;margin:0 auto;padding:1.5rem 1rem 3rem}
            h1{font-size:1.6rem;line-height:1.25}
            h2{font-size:1.15rem;margin-top:2rem}
            dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:0}
            dt{font-weight:600}
            dd{margin:0;overflow-wrap:anywhere}
            pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid GrayText;border-radius:.4rem;padding:.75rem;margin:0}
            label{display:block;font-weight:600;margin:1rem 0 .25rem}
            input:not([type=checkbox]),textarea{font:inherit;width:100%;box-sizing:border-box;padding:.5rem;border:1px solid GrayText;border-radius:.4rem;background:Field;color:FieldText}
            .buttons{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1.5rem}
            button{font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1.5rem;border-radius:.4rem;border:2px solid CanvasText;background:Canvas;color:CanvasText;cursor:pointer}
            button.main{background:CanvasText;color:Canvas}
            :focus-visible{outline:3px solid Highlight;outline-offset:2px}
            [role=alert]{border-left:.3rem solid #c00;padding:.25rem .75rem}
            """;

    /** Nothing but this page's own style and form. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PageWords words;
    private final StringBuilder html = new StringBuilder(4096);

    ApprovalPage(PageWords words) {
        this.words = words;
    }

    /** What is to be decided, and the form. */
    String question(LinkedApproval linked, @Nullable String wrong) {
        Approval approval = linked.approval();
        begin(words.say("title") + ": " + approval.name());
        tag("p", words.say("for", linked.person(), time(linked.expiresAt())));
        if (wrong != null) {
            html.append("<p role=\"alert\">").append(escape(wrong)).append("</p>\n");
        }
        html.append("<dl>\n");
        entry(words.say("workflow"), approval.workflowName());
        entry(words.say("begun"), approval.requestedBy());
        entry(words.say("since"), time(approval.requestedAt()));
        html.append("</dl>\n");
        tag("h2", words.say("about"));
        body(approval.body());
        tag("h2", words.say("decision"));
        html.append("<form method=\"post\" accept-charset=\"utf-8\">\n");
        approval.fields().forEach(this::input);
        html.append("<label for=\"comment\">")
                .append(escape(words.say("comment")))
                .append("</label>\n");
        html.append("<textarea id=\"comment\" name=\"comment\" rows=\"3\" maxlength=\"2000\"></textarea>\n");
        html.append("<div class=\"buttons\">\n");
        html.append("<button class=\"main\" name=\"decision\" value=\"approve\">")
                .append(escape(words.say("approve")))
                .append("</button>\n<button name=\"decision\" value=\"reject\">")
                .append(escape(words.say("reject")))
                .append("</button>\n</div>\n</form>\n");
        return end();
    }

    String decided(LinkedApproval linked, boolean approved) {
        begin(words.say(approved ? "approved" : "rejected") + ": "
                + linked.approval().name());
        tag("p", words.say("thanks"));
        return end();
    }

    /** @param detail said only where the page has no words of its own for the code */
    String problem(String code, String detail) {
        boolean known = words.has("hint." + code);
        begin(words.say(known ? code : "other"));
        tag("p", known ? words.say("hint." + code) : detail);
        return end();
    }

    private void begin(String title) {
        html.append("<!DOCTYPE html>\n<html lang=\"")
                .append(words.locale().getLanguage())
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"robots\" content=\"noindex\">\n<title>")
                .append(escape(title))
                .append("</title>\n<style>")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n");
        tag("h1", title);
    }

    private String end() {
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    private void body(@Nullable Object body) {
        if (body == null || body.toString().isEmpty()) {
            tag("p", words.say("nothing"));
        } else if (body instanceof Map<?, ?> map) {
            html.append("<dl>\n");
            map.forEach((name, value) -> entry(String.valueOf(name), text(value)));
            html.append("</dl>\n");
        } else {
            tag("pre", text(body));
        }
    }

    private void input(Approval.Field field) {
        String id = "field-" + field.name();
        html.append("<label for=\"").append(escape(id)).append("\">").append(escape(field.name()));
        html.append("</label>\n<input id=\"").append(escape(id)).append("\" name=\"");
        html.append(DATA).append(escape(field.name())).append('"');
        html.append(
                switch (field.type()) {
                    case "number" -> " inputmode=\"decimal\"";
                    case "boolean" -> " type=\"checkbox\" value=\"true\"";
                    case "date" -> " type=\"date\"";
                    default -> "";
                });
        html.append(">\n");
    }

    private void entry(String name, @Nullable String value) {
        if (value != null) {
            tag("dt", name);
            tag("dd", value);
        }
    }

    private void tag(String name, String text) {
        html.append('<').append(name).append('>').append(escape(text));
        html.append("</").append(name).append(">\n");
    }

    private String time(Instant time) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(words.locale())
                        .format(time.atOffset(ZoneOffset.UTC))
                + " UTC";
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored body is not JSON", e);
        }
    }

    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
