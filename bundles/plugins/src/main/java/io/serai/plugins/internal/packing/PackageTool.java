package io.serai.plugins.internal.packing;

import io.serai.api.error.InvalidInputException;
import io.serai.plugins.internal.packing.PluginPacker.Packed;
import io.serai.plugins.internal.trust.KeyRing;
import io.serai.plugins.internal.trust.PackageVerifier;
import io.serai.plugins.internal.trust.PublicKeys;
import io.serai.plugins.internal.trust.SigningKey;
import io.serai.plugins.internal.trust.TrustPolicy;
import io.serai.plugins.internal.trust.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code ./serai pack-plugin}, {@code plugin-key}, {@code verify-plugin} and {@code catalog-index}; needs no hub. */
public final class PackageTool {
    private static final String USAGE = """
            Usage: ./serai pack-plugin DIR|JAR [--out FILE] [--key KEYFILE]
                   ./serai plugin-key [--out FILE] [--publisher NAME]
                   ./serai verify-plugin FILE [--key KEYFILE|PUBLIC-KEY-FILE]
                   ./serai catalog-index DIR""";

    private final Path here;
    private final PrintStream out;

    PackageTool(Path here, PrintStream out) {
        this.here = here;
        this.out = out;
    }

    public static void main(String[] args) {
        try {
            new PackageTool(Path.of(""), System.out).run(List.of(args));
        } catch (PackingException | IllegalArgumentException e) {
            fail(String.valueOf(e.getMessage()));
        } catch (InvalidInputException e) {
            fail(e.code() + ": " + e.getMessage());
        } catch (NoSuchFileException e) {
            fail("There is no file " + e.getFile() + ".");
        } catch (FileAlreadyExistsException e) {
            fail(e.getFile() + " is there already; a key is not overwritten. Choose another file with --out.");
        } catch (IOException e) {
            fail("That did not work: " + e);
        }
    }

    private static void fail(String why) {
        System.err.println(why);
        System.exit(1);
    }

    void run(List<String> arguments) throws IOException, PackingException {
        String command = arguments.isEmpty() ? "" : arguments.get(0);
        List<String> rest = new ArrayList<>(arguments.subList(Math.min(1, arguments.size()), arguments.size()));
        Optional<String> file = take(rest, "--out");
        Optional<String> key = take(rest, "--key");
        Optional<String> publisher = take(rest, "--publisher");
        boolean makesKey = command.equals("plugin-key");
        if (rest.size() != (makesKey ? 0 : 1) || rest.stream().anyMatch(word -> word.startsWith("-"))) {
            throw new PackingException(USAGE);
        }
        switch (command) {
            case "pack-plugin" -> pack(rest.get(0), file.orElse(null), key.orElse(null));
            case "verify-plugin" -> verify(here.resolve(rest.get(0)), key.orElse(null));
            case "catalog-index" ->
                out.println("index.json names " + CatalogIndex.write(here.resolve(rest.get(0))) + " packages.");
            case "plugin-key" -> key(file.orElse("publisher.key"), publisher.orElse(System.getProperty("user.name")));
            default -> throw new PackingException(USAGE);
        }
    }

    private static Optional<String> take(List<String> arguments, String option) throws PackingException {
        int at = arguments.indexOf(option);
        if (at < 0) {
            return Optional.empty();
        }
        if (at + 1 >= arguments.size()) {
            throw new PackingException(option + " needs a value.\n" + USAGE);
        }
        arguments.remove(at);
        return Optional.of(arguments.remove(at));
    }

    private void pack(String source, @Nullable String file, @Nullable String key) throws IOException, PackingException {
        SigningKey signing = key == null ? null : SigningKey.read(here.resolve(key));
        Packed packed =
                new PluginPacker().pack(here.resolve(source), file == null ? null : here.resolve(file), here, signing);
        String id = packed.descriptor().id() + " " + packed.descriptor().version();
        out.println("Plugin " + id + " is packed: " + packed.file());
        out.println("digest " + packed.digest());
        out.println(
                packed.key() == null
                        ? "not signed; --key KEYFILE signs it, ./serai plugin-key makes a key"
                        : "signed with key " + packed.key());
    }

    private void key(String file, String publisher) throws IOException {
        SigningKey key = SigningKey.generate(publisher);
        key.write(here.resolve(file));
        out.println("The key pair of " + publisher + " is in " + file + "; keep that file to yourself.");
        out.println("key    " + key.id());
        out.println("public " + PublicKeys.text(key.publicKey()));
        out.println("A hub trusts it after: ./serai shell \"serai:plugin-key-add '" + publisher + "' "
                + PublicKeys.text(key.publicKey()) + "\"");
    }

    private void verify(Path file, @Nullable String keyFile) throws IOException {
        PublicKey key = keyFile == null ? null : publicKey(here.resolve(keyFile));
        KeyRing ring = new KeyRing() {
            @Override
            public Optional<KnownKey> find(String keyId) {
                return key == null || !PublicKeys.id(key).equals(keyId)
                        ? Optional.empty()
                        : Optional.of(new KnownKey("the given key", key, null));
            }

            @Override
            public Optional<String> revoked(Collection<String> digests) {
                return Optional.empty();
            }
        };
        Verdict verdict = new PackageVerifier(ring).verify(file, key == null ? TrustPolicy.WARN : TrustPolicy.REQUIRE);
        out.println(file + " is as it was packed.");
        out.println("digest " + verdict.digest());
        out.println(verdict.publisher() == null ? verdict.sentence() : "signed with key " + verdict.key());
        verdict.components()
                .forEach(part -> out.println("holds  " + part.name() + " " + part.version()
                        + (part.license() == null ? "" : " (" + part.license() + ")")));
    }

    private static PublicKey publicKey(Path file) throws IOException {
        String text = Files.readString(file);
        return text.contains("PRIVATE KEY") ? SigningKey.read(file).publicKey() : PublicKeys.parse(text);
    }
}
