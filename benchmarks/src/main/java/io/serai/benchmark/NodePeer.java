package io.serai.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A program from npm in a process of its own. */
final class NodePeer implements AutoCloseable {
    private static final long INSTALL_MINUTES = 15;
    private static final long START_SECONDS = 120;

    private final Process process;
    private final InetSocketAddress address;

    private NodePeer(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Fetches a package, unless it is there from a run before.
     *
     * @param version of it, such as {@code 4}
     * @param instead versions of packages below it, in place of those that it names
     * @return where its programs are, or null if npm cannot get it; the folder's npm.log says why
     */
    static @Nullable Path install(Path folder, String name, String version, Map<String, String> instead)
            throws IOException, InterruptedException {
        Path programs = folder.resolve("node_modules/.bin");
        Path done = folder.resolve("installed");
        String wanted = new ObjectMapper()
                .writeValueAsString(new TreeMap<>(
                        Map.of("private", true, "dependencies", Map.of(name, version), "overrides", instead)));
        if (Files.exists(done) && Files.readString(done).equals(wanted)) {
            return programs;
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("package.json"), wanted);
        List<String> command = List.of("npm", "install", "--no-audit", "--no-fund", "--omit=dev");
        if (!finishes(command, folder, Map.of(), folder.resolve("npm.log"), INSTALL_MINUTES)) {
            return null;
        }
        Files.writeString(done, wanted);
        return programs;
    }

    /** Runs a command to its end; false if it fails or takes too long. */
    static boolean finishes(List<String> command, Path folder, Map<String, String> environment, Path log, long minutes)
            throws IOException, InterruptedException {
        Process process;
        try {
            process = begin(command, folder, environment, log);
        } catch (IOException missing) {
            Files.writeString(log, missing + "\n");
            return false;
        }
        if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
            end(process);
            return false;
        }
        return process.exitValue() == 0;
    }

    /** Starts it and waits until a port is open; null if it does not come up. */
    static @Nullable NodePeer start(
            List<String> command, Path folder, Map<String, String> environment, Path log, int port)
            throws IOException, InterruptedException {
        NodePeer peer = new NodePeer(begin(command, folder, environment, log), Program.local(port));
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!peer.listens()) {
            if (System.nanoTime() > until || !peer.process.isAlive()) {
                peer.close();
                return null;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return peer;
    }

    private static Process begin(List<String> command, Path folder, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(address, 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Whether it answers a request with 200 within a time. */
    boolean answers(byte[] request) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < until && process.isAlive()) {
            try (HttpConnection connection = new HttpConnection(address)) {
                if (connection.exchange(request).status() == 200) {
                    return true;
                }
            } catch (IOException notYet) {
                // it opens its port before it is ready
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        return false;
    }

    InetSocketAddress address() {
        return address;
    }

    Jvm process() {
        return new Jvm(process.pid());
    }

    private static void end(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    public void close() throws InterruptedException {
        end(process);
    }
}
