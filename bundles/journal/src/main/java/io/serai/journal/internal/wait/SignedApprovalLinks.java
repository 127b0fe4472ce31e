package io.serai.journal.internal.wait;

import io.serai.api.approval.Approval;
import io.serai.api.approval.Approval.Status;
import io.serai.api.approval.ApprovalLink;
import io.serai.api.approval.ApprovalLinks;
import io.serai.api.approval.LinkedApproval;
import io.serai.api.error.ForbiddenException;
import io.serai.api.error.GoneException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.SeraiException;
import io.serai.api.security.AuditEntry;
import io.serai.api.security.AuditLog;
import io.serai.api.security.CallContext;
import io.serai.api.security.Caller;
import io.serai.api.security.LinkTokens;
import io.serai.journal.internal.record.Payloads;
import io.serai.journal.internal.wait.LinkTable.Link;
import io.serai.journal.internal.wait.Waits.Over;
import io.serai.store.Database;
import io.serai.store.Ids;
import io.serai.store.Times;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Links whose token is signed by the hub and stands in the store as a hash, with whom it is for and whether it was used. */
public final class SignedApprovalLinks implements ApprovalLinks {
    private static final String PURPOSE = "approval";
    private static final Duration USUAL = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(LinkTokens.LONGEST_DAYS);
    private static final int MAX_PERSON = 80;

    private final Database database;
    private final LinkTable links;
    private final StoredApprovals approvals;
    private final LinkTokens tokens;
    private final AuditLog audit;
    private final Function<String, String> address;
    private final Clock clock;

    /** @param address the whole address of a path of this hub */
    public SignedApprovalLinks(
            Database database,
            StoredApprovals approvals,
            LinkTokens tokens,
            AuditLog audit,
            Function<String, String> address,
            Clock clock) {
        this.database = database;
        this.links = new LinkTable(database);
        this.approvals = approvals;
        this.tokens = tokens;
        this.audit = audit;
        this.address = address;
        this.clock = clock;
    }

    private Instant now() {
        return Times.fromDb(Times.toDb(clock.instant()));
    }

    @Override
    public ApprovalLink create(String id, @Nullable String person, @Nullable Long expiresInMillis) {
        Caller maker = CallContext.currentCaller();
        Approval approval = approvals.open(id, maker);
        String who = person == null || person.isBlank() ? maker.name() : person.strip();
        if (who.length() > MAX_PERSON) {
            throw new InvalidInputException(
                    "approval.person", "The person's name may have at most " + MAX_PERSON + " characters.");
        }
        if (StoredApprovals.fourEyesForbid(approval, who)) {
            throw new ForbiddenException(
                    "approval.four-eyes", who + " began this execution, so the link must be for somebody else.");
        }
        Link link = new Link(
                Ids.next(),
                maker.tenant(),
                approval.execution(),
                id,
                who,
                maker.name(),
                now(),
                expiry(approval, expiresInMillis),
                null);
        String token = tokens.issue(PURPOSE, link.id(), link.expiresAt());
        links.insert(link, hash(token));
        return new ApprovalLink(link.id(), address.apply("/approvals/links/" + token), who, link.expiresAt());
    }

    private Instant expiry(Approval approval, @Nullable Long expiresInMillis) {
        Instant now = now();
        if (expiresInMillis == null) {
            Instant due = approval.dueAt();
            Instant latest = now.plus(LONGEST);
            Instant usual = due == null ? now.plus(USUAL) : due;
            return usual.isAfter(latest) ? latest : usual;
        }
        if (expiresInMillis < 1 || expiresInMillis > LONGEST.toMillis()) {
            throw new InvalidInputException(
                    "approval.expiry",
                    "expiresInMillis must be between 1 and " + LONGEST.toMillis() + " (" + LinkTokens.LONGEST_DAYS
                            + " days), not " + expiresInMillis + ".");
        }
        return now.plusMillis(expiresInMillis);
    }

    @Override
    public LinkedApproval look(String token) {
        Link link = find(token);
        return within(link, () -> linked(link, usable(link)));
    }

    /** The approval behind a link that may still decide it. */
    private Approval usable(Link link) {
        if (link.usedAt() != null) {
            throw new GoneException("approval.link-used", "This link has been used.");
        }
        if (!link.expiresAt().isAfter(now())) {
            throw new GoneException("approval.link-expired", "This link has expired; ask for a new one.");
        }
        Approval approval = approvals.get(link.approval());
        if (approval.status() != Status.OPEN) {
            throw decided();
        }
        if (StoredApprovals.fourEyesForbid(approval, link.person())) {
            throw new ForbiddenException("approval.four-eyes", "Whoever began the execution may not decide on it.");
        }
        return approval;
    }

    private static GoneException decided() {
        return new GoneException("approval.decided", "It has been decided already.");
    }

    @Override
    public LinkedApproval decide(String token, boolean approved, @Nullable String comment, @Nullable Object data) {
        Link link = find(token);
        return within(link, () -> {
            try {
                Approval approval = usable(link);
                StoredApprovals.checkComment(comment);
                ApprovalData.check(approval.fields(), data);
                Over over = database.transact(sql -> {
                    if (!links.use(link.id(), now())) {
                        throw new GoneException("approval.link-used", "This link has been used.");
                    }
                    Over settled = approvals.settle(
                            approval.id(), approved, link.person() + " (link by " + link.madeBy() + ")", comment, data);
                    if (settled == null) {
                        throw decided();
                    }
                    return settled;
                });
                record(link, approved, "ok");
                return linked(link, approvals.tell(approval.id(), over));
            } catch (SeraiException e) {
                record(link, approved, e.code());
                throw e;
            }
        });
    }

    private Link find(String token) {
        if (tokens.subject(PURPOSE, token) == null) {
            throw unknown();
        }
        Link link = links.find(hash(token));
        if (link == null) {
            throw unknown();
        }
        return link;
    }

    private static NotFoundException unknown() {
        return new NotFoundException("approval.link-unknown", "This link is not known; look whether it is complete.");
    }

    private static LinkedApproval linked(Link link, Approval approval) {
        return new LinkedApproval(approval, link.person(), link.madeBy(), link.expiresAt());
    }

    /** The token says which tenant it is, and nothing more may be done with it. */
    private static LinkedApproval within(Link link, java.util.function.Supplier<LinkedApproval> work) {
        CallContext outer = CallContext.currentOrNull();
        Caller caller =
                new Caller(link.tenant(), "link:" + link.id(), link.person(), Caller.Kind.ANONYMOUS, Set.of(), false);
        return new CallContext(
                        caller,
                        outer == null ? link.id() : outer.requestId(),
                        outer == null ? null : outer.remoteAddress(),
                        outer == null ? null : outer.userAgent())
                .call(work);
    }

    private void record(Link link, boolean approved, String outcome) {
        CallContext call = CallContext.current();
        Map<String, Object> how = new LinkedHashMap<>();
        how.put("decision", approved ? "approved" : "rejected");
        how.put("by", "link");
        how.put("link", link.id());
        how.put("person", link.person());
        how.put("madeBy", link.madeBy());
        audit.record(new AuditEntry(
                Times.now(),
                link.tenant(),
                call.caller().id(),
                link.person(),
                AuditEntry.Action.UPDATE,
                "approval-link-decide",
                "approval",
                link.approval(),
                outcome,
                null,
                Payloads.text(how),
                call.remoteAddress(),
                call.userAgent(),
                call.requestId()));
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
