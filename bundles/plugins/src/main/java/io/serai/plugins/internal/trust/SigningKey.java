package io.serai.plugins.internal.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A publisher's key pair. In a file: a line with the publisher's name, the private key and the public key as PEM, readable
 * by its owner alone.
 */
public final class SigningKey {
    private static final Pattern PUBLISHER = Pattern.compile("(?m)^Publisher: *(.+?) *$");
    private static final Pattern PRIVATE = block("PRIVATE KEY");
    private static final Pattern PUBLIC = block("PUBLIC KEY");

    private final String publisher;
    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private SigningKey(String publisher, PrivateKey privateKey, PublicKey publicKey) {
        this.publisher = publisher;
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    private static Pattern block(String name) {
        return Pattern.compile("-----BEGIN " + name + "-----(.+?)-----END " + name + "-----", Pattern.DOTALL);
    }

    public static SigningKey generate(String publisher) {
        try {
            KeyPair pair =
                    KeyPairGenerator.getInstance(PackageSignature.ALGORITHM).generateKeyPair();
            return new SigningKey(publisher, pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no Ed25519", e);
        }
    }

    /** @throws IllegalArgumentException with a sentence, if the file does not hold a key pair */
    public static SigningKey read(Path file) throws IOException {
        String text = Files.readString(file);
        Matcher secret = PRIVATE.matcher(text);
        Matcher open = PUBLIC.matcher(text);
        if (!secret.find() || !open.find()) {
            throw new IllegalArgumentException(
                    file + " does not hold a private and a public key as PEM; ./serai plugin-key makes such a file.");
        }
        Matcher name = PUBLISHER.matcher(text);
        try {
            PrivateKey privateKey = KeyFactory.getInstance(PackageSignature.ALGORITHM)
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(secret.group(1))));
            SigningKey key =
                    new SigningKey(name.find() ? name.group(1) : "", privateKey, PublicKeys.parse(open.group(1)));
            byte[] probe = {1, 2, 3};
            if (!PublicKeys.fits(key.publicKey, probe, key.signature(probe))) {
                throw new IllegalArgumentException("The private and the public key in " + file + " are no pair.");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The private key in " + file + " is no Ed25519 key.", e);
        }
    }

    /** Fails with {@link java.nio.file.FileAlreadyExistsException} rather than to lose a key. */
    public void write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        if (folder != null && Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        Files.writeString(
                file,
                "Publisher: " + publisher + "\n" + pem("PRIVATE KEY", privateKey.getEncoded())
                        + pem("PUBLIC KEY", publicKey.getEncoded()),
                StandardOpenOption.WRITE);
    }

    private static String pem(String name, byte[] encoded) {
        return "-----BEGIN " + name + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END " + name
                + "-----\n";
    }

    public String publisher() {
        return publisher;
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    public String id() {
        return PublicKeys.id(publicKey);
    }

    public PackageSignature sign(DigestList digests) {
        return new PackageSignature(
                PackageSignature.ALGORITHM,
                publisher,
                id(),
                Base64.getEncoder().encodeToString(signature(digests.bytes())));
    }

    private byte[] signature(byte[] content) {
        try {
            Signature signature = Signature.getInstance(PackageSignature.ALGORITHM);
            signature.initSign(privateKey);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The private key cannot sign.", e);
        }
    }
}
