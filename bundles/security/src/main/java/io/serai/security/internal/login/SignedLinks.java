package io.serai.security.internal.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.serai.api.security.LinkTokens;
import io.serai.security.internal.login.SigningKeys.SigningKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Tokens of links: JWTs under the same keys as access tokens, whose issuer tells the two apart. */
final class SignedLinks implements LinkTokens {
    private static final String ISSUER = "serai-link:";

    private final SigningKeys keys;

    SignedLinks(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public String issue(String purpose, String subject, Instant expiresAt) {
        SigningKey key = keys.current();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.id()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER + purpose)
                        .subject(subject)
                        .expirationTime(Date.from(expiresAt))
                        .build());
        try {
            token.sign(new MACSigner(key.secret()));
        } catch (JOSEException e) {
            throw new IllegalStateException("A link could not be signed", e);
        }
        return token.serialize();
    }

    @Override
    public @Nullable String subject(String purpose, String text) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            String keyId = token.getHeader().getKeyID();
            byte[] secret = keyId == null ? null : keys.find(keyId);
            boolean ours = secret != null
                    && JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())
                    && token.verify(new MACVerifier(secret));
            JWTClaimsSet claims = token.getJWTClaimsSet();
            return ours && (ISSUER + purpose).equals(claims.getIssuer()) ? claims.getSubject() : null;
        } catch (ParseException | JOSEException e) {
            return null;
        }
    }
}
