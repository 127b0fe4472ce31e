package io.serai.http.internal.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.approval.Approval;
import io.serai.api.approval.Approval.Status;
import io.serai.api.approval.ApprovalLink;
import io.serai.api.approval.ApprovalLinks;
import io.serai.api.approval.LinkedApproval;
import io.serai.api.error.GoneException;
import io.serai.api.error.NotFoundException;
import io.serai.http.internal.TestHub;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApprovalPageServletTest {
    private static final Instant TIME = Instant.parse("2026-11-22T02:00:00Z");

    private final Links links = new Links();
    private TestHub hub;

    /** One link, with the token {@code t}. */
    private static final class Links implements ApprovalLinks {
        final List<String> decisions = new ArrayList<>();
        boolean used;

        @Override
        public ApprovalLink create(String approval, String person, Long expiresInMillis) {
            throw new UnsupportedOperationException();
        }

        @Override
        public LinkedApproval look(String token) {
            if (!token.equals("t")) {
                throw new NotFoundException("approval.link-unknown", "?");
            }
            if (used) {
                throw new GoneException("approval.link-used", "?");
            }
            return new LinkedApproval(
                    new Approval(
                            "a-1",
                            "e-1",
                            "w-1",
                            "orders",
                            "/ask",
                            "refund",
                            null,
                            true,
                            Status.OPEN,
                            TIME,
                            "ada",
                            null,
                            null,
                            null,
                            null,
                            null,
                            Map.of("customer", "<script>alert(1)</script>"),
                            List.of(
                                    new Approval.Field("amount", "number"),
                                    new Approval.Field("sure", "boolean"),
                                    new Approval.Field("why", "text"))),
                    "Bob \"B\"",
                    "carol",
                    TIME);
        }

        @Override
        public LinkedApproval decide(String token, boolean approved, String comment, Object data) {
            LinkedApproval linked = look(token);
            used = true;
            decisions.add(approved + " " + comment + " " + data);
            return linked;
        }
    }

    @BeforeEach
    void start() throws Exception {
        hub = new TestHub(Map.of());
        hub.neighbours.approvalLinks(links);
        hub.add("/approvals/links/*", new ApprovalPageServlet(hub.gate, hub.settings, hub.neighbours))
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
    }

    private HttpResponse<String> look(String token, String language) throws Exception {
        return hub.send(hub.request("/approvals/links/" + token).header("Accept-Language", language));
    }

    private HttpResponse<String> send(String form) throws Exception {
        return hub.send(hub.request("/approvals/links/t")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    @Test
    void showsWhatIsToBeDecidedWithoutAScript() throws Exception {
        HttpResponse<String> page = look("t", "en-GB,en;q=0.8");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.body())
                .contains("<html lang=\"en\">", "Your decision is needed: refund", "Bob &quot;B&quot;")
                .contains("<label for=\"field-amount\">amount</label>", "type=\"checkbox\"")
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script");
        assertThat(links.decisions).isEmpty();
    }

    @Test
    void speaksGerman() throws Exception {
        HttpResponse<String> page = look("t", "fr, de-AT;q=0.9, en;q=0.5");
        assertThat(page.headers().firstValue("Content-Language")).hasValue("de");
        assertThat(page.body()).contains("Ihre Entscheidung wird gebraucht", "Genehmigen", "Ablehnen");
        assertThat(look("t", "fr").body()).contains("Approve");
    }

    @Test
    void decidesOnceByTheForm() throws Exception {
        HttpResponse<String> page =
                send("comment=looks+g%C3%BCt&data.amount=12,50&data.sure=true&data.why=&decision=approve");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("You have approved: refund");
        assertThat(links.decisions).containsExactly("true looks güt {amount=12.50, sure=true}");

        HttpResponse<String> again = send("decision=reject");
        assertThat(again.statusCode()).isEqualTo(410);
        assertThat(again.body()).contains("This link has been used already");
        assertThat(look("t", "de").body()).contains("Dieser Link wurde schon benutzt");
        assertThat(links.decisions).hasSize(1);
    }

    @Test
    void rejectsWithoutData() throws Exception {
        assertThat(send("comment=&data.amount=3&decision=reject").body()).contains("You have rejected");
        assertThat(links.decisions).containsExactly("false null null");
    }

    @Test
    void asksAgainWhereANumberIsNone() throws Exception {
        HttpResponse<String> page = send("data.amount=lots&decision=approve");
        assertThat(page.body()).contains("role=\"alert\">amount must be a number.");
        assertThat(links.decisions).isEmpty();
    }

    @Test
    void tellsWhatIsWrongWithALink() throws Exception {
        HttpResponse<String> page = look("other", "en");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("This link is not known");
        assertThat(send("decision=perhaps").statusCode()).isEqualTo(422);
        assertThat(hub.send(hub.request("/approvals/links/t").DELETE()).statusCode())
                .isEqualTo(405);
        assertThat(send("comment=" + "x".repeat(70_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void countsVisitsOfAnAddress() {
        AtomicLong now = new AtomicLong();
        VisitLimit limit = new VisitLimit(now::get);
        for (int i = 0; i < VisitLimit.A_MINUTE; i++) {
            assertThat(limit.allows("192.0.2.1")).isTrue();
        }
        assertThat(limit.allows("192.0.2.1")).isFalse();
        assertThat(limit.allows("192.0.2.2")).isTrue();
        assertThat(limit.allows("127.0.0.1")).isTrue();
        now.addAndGet(60_000);
        assertThat(limit.allows("192.0.2.1")).isTrue();
    }
}
