package io.serai.store;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A real PostgreSQL server for tests: the newest one installed on this machine, its data in a temporary folder, on a
 * free port of loopback. PostgreSQL refuses to run as root, so for root it runs as the user {@code postgres}.
 */
public final class TestPostgres implements AutoCloseable {
    private static final String USER = "serai";
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final AtomicInteger databases = new AtomicInteger();
    private final Path programs = programs();
    private final Path home;
    private final int port = freePort();
    private boolean running;

    private TestPostgres() {
        try {
            home = Files.createTempDirectory("serai-pg");
            if (ROOT) {
                run(List.of("chown", "postgres", home.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        asOwner("initdb", "-D", data(), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
    }

    /** The server that the tests of this JVM share; started by the first call. Do not stop it. */
    public static TestPostgres shared() {
        return Shared.SERVER;
    }

    /** A server for one test, which may stop and start it; already running. */
    public static TestPostgres own() {
        TestPostgres server = new TestPostgres();
        server.start();
        return server;
    }

    /** The address of a database that is made by this call. */
    public String newDatabase() {
        String name = "t" + databases.incrementAndGet();
        asOwner("createdb", "-h", "127.0.0.1", "-p", String.valueOf(port), "-U", USER, name);
        return "postgresql://" + USER + ":pw@127.0.0.1:" + port + "/" + name;
    }

    /** Starts the server and waits until it answers. */
    public synchronized void start() {
        // commits need not survive a power cut in a test
        String options = String.join(
                " ",
                "-p " + port,
                "-h 127.0.0.1",
                "-k " + home,
                "-c fsync=off",
                "-c max_connections=300",
                "-c shared_buffers=32MB",
                "-c timezone=UTC");
        asOwner(
                "pg_ctl",
                "-D",
                data(),
                "-w",
                "-t",
                "30",
                "-l",
                home.resolve("log").toString(),
                "-o",
                options,
                "start");
        running = true;
    }

    /** Stops the server at once; open connections break. */
    public synchronized void stop() {
        if (running) {
            running = false;
            asOwner("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
        }
    }

    @Override
    public void close() {
        stop();
        if (!Files.exists(home)) {
            return; // closed by its test, and again when the JVM ends
        }
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            System.err.println("The temporary PostgreSQL in " + home + " could not be removed: " + e.getMessage());
        }
    }

    private String data() {
        return home.resolve("data").toString();
    }

    private void asOwner(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (ROOT) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) {
        try {
            // to a file: the server keeps the descriptors, and a pipe would never end
            Path output = Files.createTempFile("serai-pg", ".out");
            Process process = new ProcessBuilder(command)
                    .directory(new File("/"))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            int exit = process.waitFor();
            String said = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            if (exit != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + exit + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path programs() {
        File[] versions = new File("/usr/lib/postgresql").listFiles(File::isDirectory);
        Path newest = Stream.of(versions == null ? new File[0] : versions)
                .filter(version -> new File(version, "bin/initdb").canExecute())
                .max(Comparator.comparingInt(version -> number(version.getName())))
                .map(version -> version.toPath().resolve("bin"))
                .orElse(null);
        if (newest != null) {
            return newest;
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(Path::of)
                .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "These tests need a PostgreSQL server on this machine (Debian: apt install postgresql);"
                                + " there is no initdb in /usr/lib/postgresql/*/bin or on the PATH."));
    }

    private static int number(String version) {
        String digits = version.toLowerCase(Locale.ROOT).replaceAll("\\D.*", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        static final TestPostgres SERVER = own();
    }
}
