package io.serai.shell.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.approval.Approval;
import io.serai.api.approval.Approval.Status;
import io.serai.api.error.ForbiddenException;
import io.serai.api.operation.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.support.CommandException;
import org.junit.jupiter.api.Test;

class ApprovalCommandTest {
    private static final Instant TIME = Instant.parse("2026-11-22T02:00:00Z");
    private final Console console = new Console();

    private static Approval approval(Status status) {
        return new Approval(
                "a-1",
                "e-1",
                "w-1",
                "orders",
                "/ask",
                "refund",
                "finance",
                true,
                status,
                TIME,
                "ada",
                null,
                status == Status.OPEN ? null : TIME,
                status == Status.OPEN ? null : "bob",
                null,
                null,
                Map.of("amount", 12),
                List.of(new Approval.Field("amount", "number")));
    }

    @Test
    void listsAndShowsApprovals() throws Exception {
        console.answer("approval-list", asked -> new Page<>(List.of(approval(Status.OPEN)), null))
                .answer("approval-get", asked -> approval(Status.APPROVED));
        ApprovalList list = console.on(new ApprovalList());
        list.execute();
        assertThat(console.text()).containsPattern("a-1 +refund +orders +OPEN +finance, four eyes");
        assertThat(console.calls).containsExactly("approval-list {limit=20, status=open}");
        list.all = true;
        list.json = true;
        list.execute();
        assertThat(console.text()).contains("\"fourEyes\" : true");
        assertThat(console.calls).endsWith("approval-list {limit=20}");

        ApprovalShow show = console.on(new ApprovalShow());
        show.id = "a-1";
        show.execute();
        assertThat(console.text()).contains("APPROVED", "{\"amount\":12}", "amount (number)", "bob", "ada");
    }

    @Test
    void decides() throws Exception {
        console.answer("approval-approve", asked -> approval(Status.APPROVED))
                .answer("approval-reject", asked -> approval(Status.REJECTED));
        ApprovalApprove approve = console.on(new ApprovalApprove());
        approve.id = "a-1";
        approve.late = List.of("--comment", "fine", "--data", "{\"amount\":10}");
        approve.execute();
        assertThat(console.text()).contains("refund is approved; execution e-1 goes on.");
        ApprovalReject reject = console.on(new ApprovalReject());
        reject.id = "a-1";
        reject.execute();
        assertThat(console.text()).contains("refund is rejected");
        assertThat(console.calls)
                .containsExactly(
                        "approval-approve {comment=fine, data={amount=10}, id=a-1}", "approval-reject {id=a-1}");
    }

    @Test
    void makesALink() throws Exception {
        console.answer(
                "approval-link-create",
                asked -> new io.serai.api.approval.ApprovalLink("l-1", "http://hub/approvals/links/t", "bob", TIME));
        ApprovalLink link = console.on(new ApprovalLink());
        link.id = "a-1";
        link.person = "bob";
        link.hours = 2;
        link.execute();
        assertThat(console.text())
                .contains("http://hub/approvals/links/t", "For bob, once, until 2026-11-22T02:00:00Z");
        assertThat(console.calls).containsExactly("approval-link-create {expiresInMillis=7200000, id=a-1, person=bob}");
    }

    @Test
    void saysWhyNot() {
        console.answer("approval-approve", asked -> {
            throw new ForbiddenException("approval.four-eyes", "You began this execution.");
        });
        ApprovalApprove approve = console.on(new ApprovalApprove());
        approve.id = "a-1";
        assertThatThrownBy(approve::execute)
                .isInstanceOf(CommandException.class)
                .hasMessage("You began this execution.");
    }
}
