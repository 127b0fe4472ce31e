package io.serai.security.internal.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.serai.api.error.UnauthenticatedException;
import io.serai.security.internal.login.SigningKeys.SigningKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Access tokens: JWTs (RFC 7519) signed with HMAC-SHA-256, which name a session and are checked against it. */
final class AccessTokens {
    static final Duration LIFETIME = Duration.ofMinutes(30);
    private static final String ISSUER = "serai";
    private static final String SESSION = "sid";
    private static final String TENANT = "tenant";

    private final SigningKeys keys;
    private final Clock clock;

    AccessTokens(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** What a valid token says. */
    record Claims(String session, String user, String tenant) {}

    String issue(Claims claims) {
        SigningKey key = keys.current();
        Instant now = clock.instant();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.id()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .subject(claims.user())
                        .claim(SESSION, claims.session())
                        .claim(TENANT, claims.tenant())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .build());
        try {
            token.sign(new MACSigner(key.secret()));
        } catch (JOSEException e) {
            throw new IllegalStateException("An access token could not be signed", e);
        }
        return token.serialize();
    }

    /** @throws UnauthenticatedException if the token is malformed, foreign or expired */
    Claims verify(String text) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            String keyId = token.getHeader().getKeyID();
            byte[] secret = keyId == null ? null : keys.find(keyId);
            // the header must not choose how it is checked: MACVerifier takes the HS algorithms alone
            if (secret == null
                    || !JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())
                    || !token.verify(new MACVerifier(secret))) {
                throw invalid();
            }
            JWTClaimsSet claims = token.getJWTClaimsSet();
            Date expires = claims.getExpirationTime();
            if (!ISSUER.equals(claims.getIssuer()) || expires == null) {
                throw invalid();
            }
            if (!clock.instant().isBefore(expires.toInstant())) {
                throw new UnauthenticatedException(
                        "auth.expired", "The access token has expired; get a new one with the refresh token.");
            }
            return new Claims(
                    claim(claims.getStringClaim(SESSION)),
                    claim(claims.getSubject()),
                    claim(claims.getStringClaim(TENANT)));
        } catch (ParseException | JOSEException e) {
            throw invalid();
        }
    }

    private static String claim(@Nullable String value) {
        if (value == null) {
            throw invalid();
        }
        return value;
    }

    private static UnauthenticatedException invalid() {
        return new UnauthenticatedException("auth.invalid", "This is not a valid access token; log in again.");
    }
}
