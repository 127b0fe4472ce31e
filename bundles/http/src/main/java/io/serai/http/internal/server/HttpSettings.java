package io.serai.http.internal.server;

import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator can set about REST, hooks and the console ({@code etc/io.serai.http.cfg}). */
@Component(service = HttpSettings.class, configurationPid = "io.serai.http")
@Designate(ocd = HttpSettings.Config.class)
public final class HttpSettings {
    private final String host;
    private final int port;
    private final Set<String> corsOrigins;
    private final int bodyLimit;
    private final int hookBodyLimit;
    private final int uploadLimit;
    private final List<String> requiredChecks;
    private final long drainMillis;

    /** The keys of the file. */
    @ObjectClassDefinition(name = "Serai HTTP", description = "REST, hooks and the console")
    public @interface Config {
        @AttributeDefinition(name = "Host", description = "Address to listen on; 127.0.0.1 is this machine only")
        String host() default "127.0.0.1";

        @AttributeDefinition(name = "Port", description = "Port to listen on")
        int port() default 8181;

        @AttributeDefinition(
                name = "Origins",
                description = "Other origins whose pages may call the API; none by default")
        String[] cors_origins() default {};

        @AttributeDefinition(name = "Body limit", description = "Largest body of a REST call, in bytes")
        int body_limit() default 10 * 1024 * 1024;

        @AttributeDefinition(name = "Hook body limit", description = "Largest body of a call to /hooks, in bytes")
        int hook_body_limit() default 10 * 1024 * 1024;

        @AttributeDefinition(name = "Upload limit", description = "Largest multipart upload (a plugin), in bytes")
        int upload_limit() default 200 * 1024 * 1024;

        @AttributeDefinition(name = "Required parts", description = "Parts without which /ready says 503")
        String[] required_checks() default {"store", "security", "journal", "workflows", "plugins", "rest"};

        @AttributeDefinition(name = "Drain", description = "How long stopping waits for requests in flight, in ms")
        long drain_millis() default 10_000;
    }

    @Activate
    public HttpSettings(Config config) {
        this.host = config.host();
        this.port = config.port();
        this.corsOrigins = Set.copyOf(trimmed(config.cors_origins()));
        this.bodyLimit = config.body_limit();
        this.hookBodyLimit = config.hook_body_limit();
        this.uploadLimit = config.upload_limit();
        this.requiredChecks = trimmed(config.required_checks());
        this.drainMillis = config.drain_millis();
    }

    // Files say "a, b" in one value, the annotation's default has one value each.
    private static List<String> trimmed(String[] values) {
        return java.util.Arrays.stream(values)
                .flatMap(value -> java.util.Arrays.stream(value.split(",", -1)))
                .map(String::trim)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    public Set<String> corsOrigins() {
        return corsOrigins;
    }

    public int bodyLimit() {
        return bodyLimit;
    }

    public int hookBodyLimit() {
        return hookBodyLimit;
    }

    public int uploadLimit() {
        return uploadLimit;
    }

    public List<String> requiredChecks() {
        return requiredChecks;
    }

    public long drainMillis() {
        return drainMillis;
    }
}
