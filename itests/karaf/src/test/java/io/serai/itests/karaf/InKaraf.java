package io.serai.itests.karaf;

import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureSecurity;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.karaf.options.LogLevelOption;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * What every test inside the container stands on: the built assembly on free ports, one container a class. A subclass
 * adds tests, and {@link #more()} whatever it installs beside the hub.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public abstract class InKaraf {
    private static final String KARAF = "4.4.10";
    private static final int PATIENCE_SECONDS = 120;

    @Inject
    protected BundleContext bundles;

    @Inject
    protected SessionFactory shells;

    @Configuration
    public Option[] configuration() {
        Path target = Path.of("target").toAbsolutePath();
        String port = String.valueOf(freePort());
        List<Option> options = new ArrayList<>(List.of(
                karafDistributionConfiguration()
                        .frameworkUrl(target.resolve("serai.zip").toUri().toString())
                        .name("Serai")
                        .karafVersion(KARAF)
                        .unpackDirectory(target.resolve("exam").toFile())
                        .useDeployFolder(false),
                configureConsole().ignoreLocalConsole(),
                configureSecurity().disableKarafMBeanServerBuilder(),
                keepRuntimeFolder(),
                new LogLevelOption(LogLevelOption.LogLevel.WARN),
                systemTimeout(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS)),
                vmOption("-Dserai.http.port=" + port),
                vmOption("-Dserai.http.host=127.0.0.1"),
                vmOption("-Dorg.osgi.service.http.port=" + port),
                vmOption("-Dorg.apache.felix.http.host=127.0.0.1"),
                vmOption("-Dserai.ssh.port=" + freePort()),
                vmOption("-Dserai.data=" + target.resolve("exam-data-" + port)),
                vmOption("-Duser.timezone=UTC"),
                // the test's own bundle comes from the build, everything else from the assembly
                editConfigurationFilePut(
                        "etc/org.ops4j.pax.url.mvn.cfg",
                        "org.ops4j.pax.url.mvn.localRepository",
                        System.getProperty("local.repository"))));
        jvm().forEach(option -> options.add(vmOption(option)));
        options.addAll(more());
        return options.toArray(Option[]::new);
    }

    /** What {@code ./serai} passes to the JVM as well: Karaf replaces the lookup of XML parsers. */
    private static List<String> jvm() {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx768m",
                "--add-reads=java.xml=java.logging",
                "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
                "--patch-module",
                "java.base=lib/endorsed/org.apache.karaf.specs.locator-" + KARAF + ".jar",
                "--patch-module",
                "java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-" + KARAF + ".jar"));
        for (String open : List.of("security", "net", "lang", "util")) {
            options.add("--add-opens");
            options.add("java.base/java." + open + "=ALL-UNNAMED");
        }
        options.add("--add-opens");
        options.add("java.naming/javax.naming.spi=ALL-UNNAMED");
        return options;
    }

    protected List<Option> more() {
        return List.of();
    }

    /** Runs one command as the administrator of the shell and returns what it printed. */
    protected String shell(String command) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
                Session session = shells.create(System.in, print, print)) {
            session.execute(command);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Waits for a service; the harness gives up after two minutes and never tries a second time. */
    protected <T> T service(Class<T> type) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            ServiceReference<T> reference = bundles.getServiceReference(type);
            if (reference != null) {
                return bundles.getService(reference);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("No " + type.getName());
    }

    protected HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + System.getProperty("serai.http.port") + path);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .timeout(Duration.ofSeconds(10))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() {
        // below the range from which systems take ports for outgoing connections: nobody grabs it meanwhile
        while (true) {
            int drawn = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            try (ServerSocket socket = new ServerSocket(drawn, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // the next one
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
