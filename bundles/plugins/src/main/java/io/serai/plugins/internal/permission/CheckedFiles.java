package io.serai.plugins.internal.permission;

import io.serai.api.error.InvalidInputException;
import io.serai.api.error.NotFoundException;
import io.serai.api.error.UnavailableException;
import io.serai.api.plugin.PluginAccess;
import io.serai.api.plugin.PluginAccess.Kind;
import io.serai.api.plugin.PluginFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One plugin's files. */
final class CheckedFiles implements PluginFiles {
    private final PluginAccess access;
    private final FileRoots roots;

    CheckedFiles(PluginAccess access, FileRoots roots) {
        this.access = access;
        this.roots = roots;
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    @Override
    public InputStream read(String root, String path) {
        Path file = file(root, path);
        return run(path, () -> Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public OutputStream write(String root, String path) {
        Path file = file(root, path);
        return run(path, () -> {
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            return Files.newOutputStream(
                    file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
        });
    }

    @Override
    public List<String> list(String root, String path) {
        Path folder = path.isEmpty() ? root(root) : file(root, path);
        if (path.isEmpty() && !Files.exists(folder)) {
            return List.of(); // nothing was ever written there
        }
        return run(path, () -> {
            try (Stream<Path> files = Files.list(folder)) {
                return files.map(file ->
                                file.getFileName() + (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) ? "/" : ""))
                        .sorted()
                        .toList();
            }
        });
    }

    @Override
    public boolean delete(String root, String path) {
        Path file = file(root, path);
        return run(path, () -> Files.deleteIfExists(file));
    }

    private Path root(String name) {
        access.require(Kind.FILE, name);
        if (name.isEmpty()) {
            return roots.own(access.plugin());
        }
        Path root = roots.named(name);
        if (root == null) {
            throw new NotFoundException(
                    "plugin.file-root-not-found",
                    "There is no root " + name + "; name it under file.roots in etc/io.serai.plugins.cfg.");
        }
        return root;
    }

    private Path file(String root, String path) {
        Path base = root(root);
        Path file;
        try {
            Path relative = Path.of(path);
            // a path means the same to everybody who reads it: no way up, no escapes, no separators of other systems
            boolean clean = !path.isEmpty()
                    && !relative.isAbsolute()
                    && path.indexOf('\\') < 0
                    && !path.toLowerCase(Locale.ROOT).contains("%2e")
                    && !path.toLowerCase(Locale.ROOT).contains("%2f")
                    && Stream.of(path.split("/", -1)).noneMatch(part -> part.equals("..") || part.equals("."));
            file = clean ? base.resolve(relative).normalize() : base;
            if (!clean || file.equals(base) || !file.startsWith(base) || !FileRoots.isBelow(base, file)) {
                throw invalid(path);
            }
        } catch (InvalidPathException e) {
            throw invalid(path);
        }
        return file;
    }

    private static InvalidInputException invalid(String path) {
        return new InvalidInputException(
                "plugin.path-invalid", "A path stays below its root, without .. and links out of it: '" + path + "'.");
    }

    private static <T> T run(String path, Work<T> work) {
        try {
            return work.run();
        } catch (NoSuchFileException e) {
            throw new NotFoundException("plugin.file-not-found", "There is no file " + path + ".");
        } catch (NotDirectoryException e) {
            throw new NotFoundException("plugin.file-not-found", path + " is not a folder.");
        } catch (DirectoryNotEmptyException e) {
            throw new InvalidInputException("plugin.folder-not-empty", "The folder " + path + " is not empty.");
        } catch (IOException e) {
            throw new UnavailableException("hub.disk", "The file " + path + " cannot be used: " + e, 5, e);
        }
    }
}
