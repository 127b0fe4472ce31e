package io.serai.plugins.internal.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ForbiddenException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.plugin.PluginFiles;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedFilesTest {
    private static final long SEED = 7;

    @TempDir
    Path folder;

    private GrantedPermissions permissions;
    private CheckedFiles files;
    private Path exports;

    @BeforeEach
    void open() throws Exception {
        exports = Files.createDirectories(folder.resolve("exports"));
        permissions =
                new FakeGrants().permissions(folder.resolve("own"), Map.of("exports", exports, "other", folder), true);
        permissions.admit("p", "1.0.0", List.of("file:exports"), true, "ada", true);
        files = new CheckedFiles(permissions.of("p", "1.0.0"), permissions.roots());
    }

    private void write(String root, String path, String text) throws Exception {
        try (OutputStream out = files.write(root, path)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String read(String root, String path) throws Exception {
        try (InputStream in = files.read(root, path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void keepsFilesInItsOwnFolderAndInGrantedRoots() throws Exception {
        write(PluginFiles.OWN, "a/b.txt", "mine");
        write("exports", "c.txt", "shared");

        assertThat(read(PluginFiles.OWN, "a/b.txt")).isEqualTo("mine");
        assertThat(folder.resolve("own/p/a/b.txt")).hasContent("mine");
        assertThat(exports.resolve("c.txt")).hasContent("shared");
        assertThat(files.list(PluginFiles.OWN, "")).containsExactly("a/");
        assertThat(files.list(PluginFiles.OWN, "a")).containsExactly("b.txt");
        assertThat(files.delete("exports", "c.txt")).isTrue();
        assertThat(files.delete("exports", "c.txt")).isFalse();
        assertThatThrownBy(() -> files.read("exports", "c.txt")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void deniesRootsThatAreNotGranted() {
        assertThatThrownBy(() -> files.read("other", "a"))
                .isInstanceOfSatisfying(
                        ForbiddenException.class, e -> assertThat(e.code()).isEqualTo(PermissionTrail.DENIED));
        permissions.change("p", Map.of("file:exports", false), "ada");
        assertThatThrownBy(() -> files.list("exports", "")).isInstanceOf(ForbiddenException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../x",
                "a/../../x",
                "a/..",
                "/etc/passwd",
                "a\\..\\x",
                "%2e%2e/x",
                "a%2Fb",
                "./a",
                "a/./b",
                "a\u0000b"
            })
    void refusesPathsThatCouldLeaveTheRoot(String path) {
        assertThatThrownBy(() -> files.read("exports", path))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("plugin.path-invalid"));
    }

    @Test
    void followsNoLinkOutOfTheRoot() throws Exception {
        Files.writeString(folder.resolve("secret"), "no");
        Files.createSymbolicLink(exports.resolve("file"), folder.resolve("secret"));
        Files.createSymbolicLink(exports.resolve("up"), folder);
        Files.createSymbolicLink(exports.resolve("nowhere"), folder.resolve("new"));

        for (String path : List.of("file", "up/secret", "up/new", "nowhere")) {
            assertThatThrownBy(() -> files.read("exports", path)).isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> files.write("exports", path)).isInstanceOf(InvalidInputException.class);
        }
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void everyPathOfPartsEndsBelowItsRootOrIsRefused() throws Exception {
        Files.createSymbolicLink(exports.resolve("up"), folder);
        Files.createDirectories(exports.resolve("in/deep"));
        Files.createSymbolicLink(exports.resolve("in/side"), exports.resolve("in/deep"));
        List<String> parts = List.of("a", "in", "deep", "side", "up", "..", ".", "%2e%2e", "exports", "");
        Random random = new Random(SEED);
        for (int i = 0; i < 2000; i++) {
            StringBuilder path = new StringBuilder(parts.get(random.nextInt(parts.size())));
            for (int more = random.nextInt(5); more > 0; more--) {
                path.append('/').append(parts.get(random.nextInt(parts.size())));
            }
            String root = permissions.roots().rootOf("p", exports + "/" + path);
            boolean inside = isInside(Path.of(exports + "/" + path), exports.toRealPath());
            // "other" is the folder above: whatever is not below exports is in that, or in none
            assertThat("exports".equals(root)).as(path.toString()).isEqualTo(inside);
        }
    }

    /** What the operating system makes of it, where all of it exists; else part by part. */
    private static boolean isInside(Path path, Path root) throws Exception {
        Path there = path.getRoot();
        for (Path part : path) {
            if (part.toString().equals(".")) {
                continue;
            }
            there = part.toString().equals("..")
                    ? there.getParent() == null ? there : there.getParent()
                    : there.resolve(part);
            if (Files.exists(there)) {
                there = there.toRealPath();
            }
        }
        return there.startsWith(root);
    }
}
