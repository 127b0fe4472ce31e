package io.serai.plugins.internal.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ConflictException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.plugins.internal.packing.PluginPacker;
import io.serai.plugins.internal.packing.PluginPacker.Packed;
import io.serai.plugins.internal.packing.Samples;
import io.serai.plugins.internal.trust.PackageTrust.Source;
import io.serai.store.Ids;
import io.serai.store.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageTrustTest {
    private static TestDatabase database;

    @TempDir
    Path folder;

    private final String tenant = Ids.next();
    private final SigningKey ada = SigningKey.generate("Ada");
    private PackageTrust trust;

    @BeforeAll
    static void open() {
        database = TestDatabase.derby();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void make() {
        trust = new PackageTrust(database, TrustPolicy.WARN, TrustPolicy.REQUIRE, folder);
    }

    @Test
    void knowsWhoSigned() throws Exception {
        trust.add(tenant, "Ada Lovelace", PublicKeys.text(ada.publicKey()), "admin");

        Verdict verdict = trust.check(packed(ada).file(), Source.REMOTE, tenant);

        assertThat(verdict.publisher()).isEqualTo("Ada Lovelace");
        assertThat(verdict.key()).isEqualTo(ada.id());
        assertThat(verdict.warning()).isNull();
    }

    @Test
    void anUnsignedPackageIsAWarningHereAndARefusalFromAfar() throws Exception {
        Path file = packed(null).file();

        assertThat(trust.check(file, Source.LOCAL, tenant).warning()).isEqualTo("plugin.unsigned");
        assertRefused("plugin.unsigned", file, Source.REMOTE);
    }

    @Test
    void soIsAnUnknownPublisher() throws Exception {
        Path file = packed(ada).file();

        Verdict verdict = trust.check(file, Source.LOCAL, tenant);

        assertThat(verdict.warning()).isEqualTo("plugin.unknown-publisher");
        assertThat(verdict.publisher()).isNull();
        assertThat(verdict.sentence()).contains(ada.id());
        assertRefused("plugin.unknown-publisher", file, Source.REMOTE);
    }

    @Test
    void keysOfAnotherTenantDoNotCount() throws Exception {
        trust.add(Ids.next(), "Ada", PublicKeys.text(ada.publicKey()), "admin");

        assertRefused("plugin.unknown-publisher", packed(ada).file(), Source.REMOTE);
    }

    @Test
    void aRevokedKeyIsRefusedEverywhereAndDoesNotComeBack() throws Exception {
        trust.add(tenant, "Ada", PublicKeys.text(ada.publicKey()), "admin");
        trust.revoke(tenant, ada.id(), "The laptop was stolen", "admin");
        trust.revoke(tenant, ada.id(), "Again", "admin");
        Path file = packed(ada).file();

        assertRefused("plugin.revoked", file, Source.LOCAL);
        assertThat(trust.key(tenant, ada.id()).reason()).isEqualTo("The laptop was stolen");
        assertThatThrownBy(() -> trust.add(tenant, "Ada", PublicKeys.text(ada.publicKey()), "admin"))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void oneRevokedPackageIsRefusedHoweverItIsZippedAgain() throws Exception {
        trust.add(tenant, "Ada", PublicKeys.text(ada.publicKey()), "admin");
        Packed packed = packed(ada);
        trust.revokePackage(tenant, packed.digest(), "It deletes orders", "admin");
        Path again = rewrite(packed.file(), files -> {});

        assertRefused("plugin.revoked", packed.file(), Source.LOCAL);
        assertRefused("plugin.revoked", again, Source.LOCAL);
        trust.readmitPackage(tenant, packed.digest());
        assertThat(trust.check(again, Source.REMOTE, tenant).publisher()).isEqualTo("Ada");
        assertThatThrownBy(() -> trust.readmitPackage(tenant, packed.digest())).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "changed",
                "added",
                "missing",
                "signature",
                "swapped-signature",
                "no-digests",
                "bad-digests",
                "bad-signature"
            })
    void everyChangeIsSeen(String change) throws Exception {
        trust.add(tenant, "Ada", PublicKeys.text(ada.publicKey()), "admin");
        Path file = rewrite(packed(ada).file(), files -> {
            byte[] other = "{}".getBytes(StandardCharsets.UTF_8);
            switch (change) {
                case "changed" -> files.put("schema/in.json", "{ }".getBytes(StandardCharsets.UTF_8));
                case "added" -> files.put("schema/more.json", other);
                case "missing" -> files.remove("schema/in.json");
                case "signature" ->
                    files.put(
                            PackageSignature.PATH,
                            ada.sign(DigestList.of(Map.of("a", "b"))).bytes());
                case "swapped-signature" -> {
                    DigestList forged = DigestList.of(Map.of());
                    files.put(PackageSignature.PATH, forge(forged, ada.id()));
                }
                case "no-digests" -> files.remove(DigestList.PATH);
                case "bad-digests" -> files.put(DigestList.PATH, other);
                default -> files.put(PackageSignature.PATH, other);
            }
        });

        assertRefused("plugin.tampered", file, Source.LOCAL);
    }

    private static byte[] forge(DigestList list, String keyId) {
        PackageSignature signature = SigningKey.generate("Eve").sign(list);
        return new PackageSignature(signature.algorithm(), "Ada", keyId, signature.signature()).bytes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../out.txt", "/etc/passwd", "a/../../b", "a\\b", "C:x", "./a"})
    void noPathLeadsOut(String path) throws Exception {
        Path file = rewrite(packed(null).file(), files -> {
            files.remove(DigestList.PATH);
            files.put(path, new byte[1]);
        });

        assertRefused("plugin.tampered", file, Source.LOCAL);
    }

    @Test
    void noFileIsInItTwice() throws Exception {
        Path file = packed(ada).file();
        byte[] zip = Files.readAllBytes(rewrite(
                file, files -> files.put("schema/iN.json", "{ }".getBytes(StandardCharsets.UTF_8))));
        // a zip writer does not write a name twice: rename it in both of its places
        Files.write(file, rename(zip, "schema/iN.json", "schema/in.json"));

        assertRefused("plugin.tampered", file, Source.LOCAL);
    }

    @Test
    void noFileHidesFromTheDirectory() throws Exception {
        trust.add(tenant, "Ada", PublicKeys.text(ada.publicKey()), "admin");
        Path file = packed(ada).file();
        byte[] zip = Files.readAllBytes(file);
        byte[] once = replaceFirst(zip, "schema/in.json", "schema/xx.json");
        Files.write(file, once);

        assertRefused("plugin.tampered", file, Source.LOCAL);
    }

    @Test
    void whatIsNoZipIsRefusedToo() throws Exception {
        Path file = folder.resolve("no.kar");
        Files.writeString(file, "hello");

        assertRefused("plugin.tampered", file, Source.LOCAL);
    }

    @Test
    void offLooksAtNothingButTheZip() throws Exception {
        PackageTrust off = new PackageTrust(database, TrustPolicy.OFF, TrustPolicy.OFF, folder);
        Path changed = rewrite(packed(ada).file(), files -> files.put("more", new byte[1]));

        assertThat(off.check(changed, Source.LOCAL, tenant).warning()).isNull();
    }

    @Test
    void theHubHasAKeyOfItsOwnAndTrustsIt() throws Exception {
        SigningKey own = trust.own(tenant);

        assertThat(trust.own(tenant).id()).isEqualTo(own.id());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys/publisher.key"))))
                .isEqualTo("rw-------");
        assertThat(trust.check(packed(own).file(), Source.REMOTE, tenant).publisher())
                .isEqualTo("this hub");
    }

    @Test
    void keysAreChecked() {
        for (String text : new String[] {null, " ", "hello", "MCowBQYDK2VwAyEA"}) {
            assertThatThrownBy(() -> trust.add(tenant, "Ada", text, "admin"))
                    .as(text)
                    .isInstanceOf(InvalidInputException.class);
        }
        assertThatThrownBy(() -> trust.revoke(tenant, "nothing", "because", "admin"))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> trust.revokePackage(tenant, "12", "because", "admin"))
                .isInstanceOf(InvalidInputException.class);
    }

    private void assertRefused(String code, Path file, Source source) {
        assertThatThrownBy(() -> trust.check(file, source, tenant))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private Packed packed(@Nullable SigningKey key) throws Exception {
        Path source = Samples.folder(folder, "greeter");
        return new PluginPacker().pack(source, null, folder, key);
    }

    private Path rewrite(Path file, Consumer<Map<String, byte[]>> change) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = new ArrayList<>(Collections.list(zip.entries()));
            Collections.reverse(entries);
            for (ZipEntry entry : entries) {
                try (InputStream in = zip.getInputStream(entry)) {
                    files.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        change.accept(files);
        Path out = file.resolveSibling("changed-" + file.getFileName());
        try (OutputStream bytes = Files.newOutputStream(out);
                ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> one : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
            }
        }
        return out;
    }

    private static byte[] rename(byte[] zip, String from, String to) {
        byte[] once = replaceFirst(zip, from, to);
        return replaceFirst(once, from, to);
    }

    private static byte[] replaceFirst(byte[] bytes, String from, String to) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(from);
        assertThat(at).isNotNegative();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes((text.substring(0, at) + to + text.substring(at + from.length()))
                .getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }
}
