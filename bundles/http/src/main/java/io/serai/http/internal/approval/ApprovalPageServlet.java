package io.serai.http.internal.approval;

import io.serai.api.approval.Approval;
import io.serai.api.approval.ApprovalLinks;
import io.serai.api.approval.LinkedApproval;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.MethodNotAllowedException;
import io.serai.api.error.RateLimitedException;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.http.internal.hook.FormFields;
import io.serai.http.internal.problem.ProblemDocument;
import io.serai.http.internal.problem.Problems;
import io.serai.http.internal.server.Gate;
import io.serai.http.internal.server.HttpSettings;
import io.serai.http.internal.server.HubServlet;
import io.serai.http.internal.server.LimitedBody;
import io.serai.http.internal.server.Neighbours;
import io.serai.http.internal.server.SecurityHeaders;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code /approvals/links/TOKEN}: the page behind a link. Looking at it decides nothing, since mail programs look first;
 * its form does, once.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.name=serai-approval-links",
            "osgi.http.whiteboard.servlet.pattern=/approvals/links/*"
        })
public final class ApprovalPageServlet extends HubServlet {
    private static final long serialVersionUID = 1L;
    private static final int MAX_BODY = 64 * 1024;
    private static final int MINUTE = 60;

    private final transient Neighbours neighbours;
    private final transient VisitLimit limit = new VisitLimit(System::currentTimeMillis);

    @Activate
    public ApprovalPageServlet(
            @Reference Gate gate, @Reference HttpSettings settings, @Reference Neighbours neighbours) {
        super(gate, settings);
        this.neighbours = neighbours;
    }

    @Override
    protected void serve(HttpServletRequest request, HttpServletResponse response, String requestId)
            throws IOException {
        PageWords words = PageWords.of(request.getLocales());
        headers(response);
        CallContext context = new CallContext(
                Caller.anonymous(Caller.DEFAULT_TENANT),
                requestId,
                request.getRemoteAddr(),
                request.getHeader("User-Agent"));
        String page;
        try {
            Map<String, List<String>> form = form(request);
            page = context.call(() -> page(request, words, form));
        } catch (RuntimeException e) {
            ProblemDocument problem = Problems.of(e, requestId);
            response.setStatus(problem.status());
            if (e instanceof RateLimitedException limited) {
                response.setIntHeader("Retry-After", limited.retryAfterSeconds());
            }
            page = new ApprovalPage(words).problem(problem.code(), problem.detail());
        }
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Content-Language", words.locale().getLanguage());
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }

    private static void headers(HttpServletResponse response) {
        SecurityHeaders.page(response);
        response.setHeader("Content-Security-Policy", ApprovalPage.CONTENT_SECURITY_POLICY);
        // the address is the key: it is neither kept nor told on
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Vary", "Accept-Language");
    }

    private String page(HttpServletRequest request, PageWords words, Map<String, List<String>> form) {
        if (!limit.allows(request.getRemoteAddr())) {
            throw new RateLimitedException("approval.limit", "Too many requests from this address.", MINUTE);
        }
        ApprovalLinks links = neighbours.approvalLinks();
        String path = request.getPathInfo();
        String token = path == null ? "" : path.substring(1);
        switch (request.getMethod()) {
            case "GET", "HEAD" -> {
                return new ApprovalPage(words).question(links.look(token), null);
            }
            case "POST" -> {
                LinkedApproval linked = links.look(token);
                boolean approved = approved(form);
                Object data;
                try {
                    data = approved ? data(linked.approval(), form, words) : null;
                } catch (InvalidInputException e) {
                    return new ApprovalPage(words).question(linked, e.detail());
                }
                return new ApprovalPage(words)
                        .decided(links.decide(token, approved, blankAsNull(one(form, "comment")), data), approved);
            }
            default ->
                throw new MethodNotAllowedException(
                        "route.method", "This address takes GET and POST.", Set.of("GET", "HEAD", "POST"));
        }
    }

    private static boolean approved(Map<String, List<String>> form) {
        return switch (one(form, "decision")) {
            case "approve" -> true;
            case "reject" -> false;
            default ->
                throw new InvalidInputException(
                        "approval.decision", "decision must be approve or reject; use the form.");
        };
    }

    /** What was entered, by the types that the workflow asked for; null if it asked for nothing. */
    private static @Nullable Map<String, Object> data(
            Approval approval, Map<String, List<String>> form, PageWords words) {
        if (approval.fields().isEmpty()) {
            return null;
        }
        Map<String, Object> data = new LinkedHashMap<>();
        for (Approval.Field field : approval.fields()) {
            String text = one(form, ApprovalPage.DATA + field.name()).strip();
            if (field.type().equals("boolean")) {
                data.put(field.name(), text.equals("true"));
            } else if (!text.isEmpty()) {
                data.put(field.name(), field.type().equals("number") ? number(field.name(), text, words) : text);
            }
        }
        return data;
    }

    private static BigDecimal number(String name, String text, PageWords words) {
        try {
            return new BigDecimal(text.replace(',', '.'));
        } catch (NumberFormatException e) {
            throw new InvalidInputException("approval.data", words.say("number", name));
        }
    }

    private static String one(Map<String, List<String>> form, String name) {
        List<String> values = form.get(name);
        return values == null || values.isEmpty() ? "" : values.get(0);
    }

    private static @Nullable String blankAsNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private static Map<String, List<String>> form(HttpServletRequest request) throws IOException {
        if (!request.getMethod().equals("POST")) {
            return Map.of();
        }
        LimitedBody.check(request, MAX_BODY);
        byte[] body = new LimitedBody(request.getInputStream(), MAX_BODY).readAllBytes();
        return FormFields.parse(new String(body, StandardCharsets.UTF_8));
    }
}
