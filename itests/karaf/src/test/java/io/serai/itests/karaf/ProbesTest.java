package io.serai.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.ops4j.pax.exam.Option;

/**
 * Inside the container: what durable routes rest on, and a route for every component and language of the base
 * distribution. The cases are bundles of their own, which write a line a case into a report.
 */
public class ProbesTest extends InKaraf {
    private static final String REPORTS = "serai.probe.reports";
    private static final int PATIENCE_SECONDS = 180;

    @Override
    protected List<Option> more() {
        Path reports = Path.of("target").toAbsolutePath();
        return List.of(
                probe("components", reports),
                editConfigurationFilePut("etc/io.serai.itests.components.cfg", "report", report(reports, "components")),
                probe("durable", reports),
                editConfigurationFilePut("etc/io.serai.itests.durable.cfg", "report", report(reports, "durable")),
                vmOption("-D" + REPORTS + "=" + reports));
    }

    private static Option probe(String module, Path reports) {
        try {
            Files.deleteIfExists(Path.of(report(reports, module)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        String jar =
                "../" + module + "/target/serai-itests-" + module + "-" + System.getProperty("serai.version") + ".jar";
        return bundle(Path.of(jar).toUri().normalize().toString());
    }

    private static String report(Path reports, String module) {
        return reports.resolve("probe-" + module + ".txt").toString();
    }

    @Test
    public void theDurableInterceptorHolds() throws Exception {
        assertEquals(5, cases("durable"));
    }

    @Test
    public void everyComponentAndLanguageRuns() throws Exception {
        int cases = cases("components");
        assertTrue(cases + " cases", cases >= 40);
    }

    /** Waits for the end of a report, finds no failure in it, and counts the cases. */
    private static int cases(String module) throws Exception {
        Path report = Path.of(report(Path.of(System.getProperty(REPORTS)), module));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        List<String> lines = List.of();
        while (System.nanoTime() < end && !lines.contains("end")) {
            TimeUnit.MILLISECONDS.sleep(100); // the report is a file; nothing tells that it has grown
            lines = Files.exists(report) ? Files.readAllLines(report) : List.of();
        }
        assertTrue(module + " did not end: " + lines, lines.contains("end"));
        assertEquals(
                List.of(),
                lines.stream().filter(line -> line.startsWith("FAILED")).toList());
        return (int) lines.stream().filter(line -> line.startsWith("ok ")).count();
    }
}
