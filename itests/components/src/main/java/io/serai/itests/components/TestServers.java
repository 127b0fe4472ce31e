package io.serai.itests.components;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;

/** What the routes talk to: HTTP, FTP, mail and database servers of this process, on free ports of the loopback address. */
final class TestServers implements AutoCloseable {
    private final Path folder = Files.createTempDirectory("serai-probe");
    private final HttpServer http;
    private final FtpServer ftp;
    private final int ftpPort;
    private final GreenMail mail;
    private final EmbeddedDataSource database = new EmbeddedDataSource();

    TestServers() throws Exception {
        http = http();
        ListenerFactory listeners = new ListenerFactory();
        listeners.setServerAddress("127.0.0.1");
        listeners.setPort(0);
        Listener listener = listeners.createListener();
        ftp = ftp(listener);
        ftpPort = listener.getPort();
        mail = mail();
        database.setDatabaseName("memory:" + UUID.randomUUID());
        database.setCreateDatabase("create");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table orders (id int primary key, customer varchar(40))");
        }
    }

    private static HttpServer http() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/echo", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String prefix =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getQuery() + " ";
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(prefix.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                out.write(body);
            }
        });
        server.start();
        return server;
    }

    private FtpServer ftp(Listener listener) throws Exception {
        FtpServerFactory factory = new FtpServerFactory();
        factory.addListener("default", listener);
        BaseUser user = new BaseUser();
        user.setName("porter");
        user.setPassword("gate");
        user.setHomeDirectory(Files.createDirectory(folder.resolve("ftp")).toString());
        user.setAuthorities(List.of(new WritePermission()));
        factory.getUserManager().save(user);
        FtpServer server = factory.createServer();
        server.start();
        return server;
    }

    private static GreenMail mail() {
        ServerSetup smtp = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        ServerSetup imap = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
        GreenMail server = new GreenMail(new ServerSetup[] {smtp, imap});
        server.start();
        server.setUser("guest@serai.test", "guest", "pilgrim");
        return server;
    }

    Map<String, String> addresses() {
        return Map.of(
                "http", "127.0.0.1:" + http.getAddress().getPort(),
                "ftp", "127.0.0.1:" + ftpPort,
                "smtp", "127.0.0.1:" + mail.getSmtp().getPort(),
                "imap", "127.0.0.1:" + mail.getImap().getPort(),
                "folder", folder.toString());
    }

    DataSource database() {
        return database;
    }

    @Override
    public void close() throws Exception {
        http.stop(0);
        ftp.stop();
        mail.stop();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
