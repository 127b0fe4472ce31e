package io.serai.plugins.internal.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder into which people drop packages. Tells when something in it changes. */
final class DropFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DropFolder.class);

    private final Path folder;
    private @Nullable WatchService watch;

    DropFolder(Path folder) {
        this.folder = folder;
    }

    /** How a file looked. */
    record Dropped(Path file, long size, long modified) {}

    /** Calls back after each change, on a thread of its own, until closed. */
    void watch(Runnable onChange) {
        try {
            Files.createDirectories(folder);
            WatchService service = folder.getFileSystem().newWatchService();
            folder.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE,
                    StandardWatchEventKinds.OVERFLOW);
            watch = service;
            Thread thread = new Thread(() -> follow(service, onChange), "serai-plugins-drop");
            thread.setDaemon(true);
            thread.start();
        } catch (IOException e) {
            throw new UncheckedIOException("The drop-in folder " + folder + " cannot be watched", e);
        }
    }

    private static void follow(WatchService service, Runnable onChange) {
        try {
            while (true) {
                WatchKey key = service.take();
                key.pollEvents();
                onChange.run();
                key.reset();
            }
        } catch (ClosedWatchServiceException e) {
            LOG.debug("The drop-in folder is no longer watched.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The packages in it, by file name. */
    Map<String, Dropped> look() {
        Map<String, Dropped> found = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith(".") || !(name.endsWith(".jar") || name.endsWith(".kar"))) {
                    continue;
                }
                try {
                    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                    found.put(
                            name,
                            new Dropped(
                                    file,
                                    attributes.size(),
                                    attributes.lastModifiedTime().toMillis()));
                } catch (NoSuchFileException e) {
                    LOG.debug("{} has gone again.", name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The drop-in folder " + folder + " cannot be read", e);
        }
        return found;
    }

    void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    @Override
    public void close() throws IOException {
        if (watch != null) {
            watch.close();
        }
    }
}
