package io.serai.plugins.internal.market;

import io.serai.api.error.ForbiddenException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.security.Caller;
import io.serai.plugins.internal.market.store.Licence;
import io.serai.plugins.internal.market.store.Listing;
import io.serai.plugins.internal.market.store.StoredLicences;
import io.serai.store.Ids;
import io.serai.store.Times;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Licence keys of what is not free. Thread-safe. */
public final class Licences {
    private static final int KEY_BYTES = 24;
    private static final int HINT = 4;
    private static final int NAME = 200;
    private static final long AMOUNT_AT_MOST = 1_000_000_000_000L;
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final StoredLicences stored;
    private final Listings listings;
    private final SecureRandom random = new SecureRandom();

    /**
     * A licence to be issued.
     *
     * @param issuedTo whoever may use it, up to 200 characters
     * @param amount what was paid, in the currency's smallest unit; the listing's price if not given
     * @param currency ISO 4217; the listing's if not given
     * @param expiresAt in the future; null for never
     */
    public record Draft(
            @Nullable String issuedTo,
            @Nullable Long amount,
            @Nullable String currency,
            @Nullable Instant expiresAt) {}

    /** @param key shown this once; the hub keeps its hash alone */
    public record Issued(String key, Licence licence) {}

    public Licences(StoredLicences stored, Listings listings) {
        this.stored = stored;
        this.listings = listings;
    }

    public Issued issue(Caller caller, String listing, Draft draft) {
        Listing own = listings.own(caller, listing);
        Checks checks = new Checks();
        String to = checks.required("issuedTo", draft.issuedTo(), NAME);
        long amount = checks.between(
                "amount",
                draft.amount() == null ? Long.valueOf(own.text().price().amount()) : draft.amount(),
                0,
                AMOUNT_AT_MOST);
        String currency = draft.currency() == null ? own.text().price().currency() : draft.currency();
        if (!CURRENCY.matcher(currency).matches()) {
            checks.wrong("currency", "must be three capital letters, such as EUR");
        }
        if (draft.expiresAt() != null && draft.expiresAt().isBefore(Instant.now())) {
            checks.wrong("expiresAt", "must be in the future");
        }
        checks.done("marketplace.licence-invalid", "The licence breaks rules.");
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        String key = "srl_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Licence licence = new Licence(
                Ids.next(),
                own.id(),
                key.substring(key.length() - HINT),
                to,
                amount,
                currency,
                caller.name(),
                Times.now(),
                draft.expiresAt(),
                null,
                null);
        stored.add(caller.tenant(), licence, hash(key));
        return new Issued(key, licence);
    }

    public List<Licence> of(Caller caller, String listing) {
        return stored.of(caller.tenant(), List.of(listings.own(caller, listing).id()));
    }

    /** Takes a key's power; what was installed with it stays. */
    public Licence revoke(Caller caller, String id, @Nullable String reason) {
        Licence licence = stored.find(caller.tenant(), id).orElseThrow(() -> notFound(id));
        listings.own(caller, licence.listing());
        Checks checks = new Checks();
        String why = checks.required("reason", reason, Checks.REASON);
        checks.done("marketplace.reason", "Say why.");
        stored.revoke(caller.tenant(), id, why);
        return stored.find(caller.tenant(), id).orElseThrow(() -> notFound(id));
    }

    private static NotFoundException notFound(String id) {
        return new NotFoundException("marketplace.licence-not-found", "There is no licence " + id + ".");
    }

    /**
     * Lets pass who may install a listing: anybody if it is free, its publisher, or whoever has a key.
     *
     * @throws ForbiddenException {@code marketplace.licence-required}
     * @throws InvalidInputException {@code marketplace.licence-not-valid}
     */
    void require(Caller caller, Listing listing, @Nullable String key) {
        if (listing.text().price().free() || listing.publisher().equals(caller.id())) {
            return;
        }
        String name = listing.text().name();
        if (key == null || key.isBlank()) {
            throw new ForbiddenException(
                    "marketplace.licence-required",
                    name + " is " + listing.text().price().pricing() + ": ask " + listing.publisherName()
                            + " for a licence key, and send it as licence.");
        }
        boolean valid = stored.byKey(caller.tenant(), listing.id(), hash(key.strip()))
                .filter(licence -> licence.validAt(Instant.now()))
                .isPresent();
        if (!valid) {
            throw new InvalidInputException(
                    "marketplace.licence-not-valid",
                    "This licence key is not one of " + name + ", or it has expired or was revoked.");
        }
    }

    private static String hash(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
