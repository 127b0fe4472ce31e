package io.serai.itests.durable;

import io.serai.camel.ContextFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** Runs all cases in Karaf and writes a report; only where {@code etc/io.serai.itests.durable.cfg} asks for it. */
@Component(
        immediate = true,
        service = SelfRun.class,
        configurationPid = "io.serai.itests.durable",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class SelfRun {
    @Activate
    public SelfRun(@Reference ContextFactory contexts, Map<String, Object> settings) throws IOException {
        Path report = Path.of(String.valueOf(settings.get("report")));
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(report))) {
            new DurableProbe(contexts).cases().forEach((name, test) -> {
                try {
                    test.run();
                    out.println("ok " + name);
                } catch (Exception | LinkageError e) {
                    out.println("FAILED " + name);
                    e.printStackTrace(out);
                }
                out.flush();
            });
            out.println("end");
        }
    }
}
