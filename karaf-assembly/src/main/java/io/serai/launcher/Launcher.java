package io.serai.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code ./serai} needs and a POSIX shell cannot do alone: look at ports, make a key, ask the hub over HTTP. The
 * script compiles this one file with the JDK that it has found; it uses nothing but the JDK.
 */
public final class Launcher {

    private static final Pattern CHECK =
            Pattern.compile("\"name\":\"([^\"]+)\",\"up\":false(?:,\"detail\":\"((?:[^\"\\\\]|\\\\.)*)\")?");

    private Launcher() {}

    public static void main(String[] args) throws IOException, InterruptedException, GeneralSecurityException {
        int exit =
                switch (args[0]) {
                    case "preflight" -> preflight(Integer.parseInt(args[1]), args[2]);
                    case "key" -> key(Path.of(args[1]));
                    case "await" ->
                        await(Integer.parseInt(args[1]), Long.parseLong(args[2]), Integer.parseInt(args[3]));
                    case "post" -> post(URI.create(args[1]), Path.of(args[2]), Integer.parseInt(args[3]));
                    default -> throw new IllegalArgumentException(args[0]);
                };
        System.exit(exit);
    }

    /** Prints a free port for the shell, or says why the hub cannot start. */
    private static int preflight(int port, String database) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        if (!isFree(loopback, port)) {
            return refuse("Port " + port + " is taken by another program: choose another one with --port.");
        }
        if (!database.equals("derby") && !database.startsWith("jdbc:derby:")) {
            String problem = databaseProblem(database);
            if (!problem.isEmpty()) {
                return refuse(problem);
            }
        }
        for (int tries = 0; tries < 100; tries++) {
            // below the range from which systems take ports for outgoing connections: nobody grabs it meanwhile
            int drawn = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            if (drawn != port && isFree(loopback, drawn)) {
                System.out.println(drawn);
                return 0;
            }
        }
        return refuse("No free port for the shell between 10000 and 32000.");
    }

    private static boolean isFree(InetAddress loopback, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static String databaseProblem(String address) {
        String words = "The database address must be derby or postgresql://USER:PASSWORD@HOST:PORT/DATABASE";
        URI uri;
        try {
            uri = new URI(address.startsWith("jdbc:") ? address.substring(5) : address);
        } catch (URISyntaxException malformed) {
            return words + ".";
        }
        String scheme = uri.getScheme();
        if (scheme == null || !(scheme.equals("postgresql") || scheme.equals("postgres"))) {
            return words + ", not " + (scheme == null ? "without a scheme" : scheme + ":") + ".";
        }
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            return words + ": host or database is missing.";
        }
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), port), 3000);
            return "";
        } catch (UnknownHostException unknown) {
            return "The database's host " + uri.getHost() + " is not known.";
        } catch (IOException unreachable) {
            return "No database answers at " + uri.getHost() + ":" + port + " (" + unreachable.getMessage() + ").";
        }
    }

    private static int refuse(String why) {
        System.out.println(why);
        return 1;
    }

    /** Makes the private key of the local shell if it is not there, and prints the public one as OpenSSH writes it. */
    private static int key(Path file) throws IOException, GeneralSecurityException {
        Path publicFile = file.resolveSibling(file.getFileName() + ".pub");
        if (Files.notExists(file) || Files.notExists(publicFile)) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(3072);
            KeyPair pair = generator.generateKeyPair();
            String pem = "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(pair.getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, pem);
            Files.writeString(publicFile, openSsh((RSAPublicKey) pair.getPublic()));
        }
        System.out.println(Files.readString(publicFile).strip());
        return 0;
    }

    private static String openSsh(RSAPublicKey key) {
        ByteBuffer bytes = ByteBuffer.allocate(1024);
        for (byte[] part : new byte[][] {
            "ssh-rsa".getBytes(StandardCharsets.US_ASCII),
            key.getPublicExponent().toByteArray(),
            key.getModulus().toByteArray()
        }) {
            bytes.putInt(part.length).put(part);
        }
        byte[] blob = new byte[bytes.position()];
        bytes.flip().get(blob);
        return Base64.getEncoder().encodeToString(blob) + "\n";
    }

    /** Waits until the hub says that it is ready; 0 ready, 1 not in time, 2 the process has ended. */
    private static int await(int port, long pid, int seconds) throws InterruptedException {
        HttpClient client = client();
        URI ready = URI.create("http://127.0.0.1:" + port + "/ready");
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        String last = "";
        while (System.nanoTime() < end) {
            try {
                HttpResponse<String> reply = client.send(
                        HttpRequest.newBuilder(ready)
                                .timeout(Duration.ofSeconds(5))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (reply.statusCode() == 200) {
                    return 0;
                }
                last = reply.body();
            } catch (IOException notYet) {
                // nobody listens before the hub has come that far
            }
            if (ProcessHandle.of(pid).map(process -> !process.isAlive()).orElse(true)) {
                return 2;
            }
            Thread.sleep(100);
        }
        Matcher down = CHECK.matcher(last);
        boolean any = false;
        while (down.find()) {
            any = true;
            System.out.println(
                    "  " + down.group(1) + ": " + (down.group(2) == null ? "not up" : sentence(down.group(2))));
        }
        if (!any) {
            System.out.println("  " + (last.isBlank() ? "nothing answers at " + ready : last.strip()));
        }
        return 1;
    }

    private static String sentence(String json) {
        String text = json.replace("\\\"", "\"").replaceAll("\\\\[nrt]", " ").replaceAll("\\s+", " ");
        return text.length() > 400 ? text.substring(0, 400) + " …" : text;
    }

    /** Posts a JSON file until the address is served (not 404 or 503), and prints the reply. */
    private static int post(URI address, Path file, int seconds) throws IOException, InterruptedException {
        HttpClient client = client();
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(40))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (true) {
            HttpResponse<String> reply = client.send(request, HttpResponse.BodyHandlers.ofString());
            int status = reply.statusCode();
            if (status != 404 && status != 503 || System.nanoTime() > end) {
                System.out.println("HTTP " + status);
                System.out.println(reply.body().strip());
                return status < 300 ? 0 : 1;
            }
            Thread.sleep(200);
        }
    }

    private static HttpClient client() {
        try {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
        } catch (UncheckedIOException broken) {
            throw new IllegalStateException("This JDK cannot open an HTTP client", broken);
        }
    }
}
