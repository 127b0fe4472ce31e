package io.serai.camel.internal.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.plugin.PluginAccess.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
    @ParameterizedTest
    @CsvSource({
        "http://api.example.com/a?b=c, api.example.com:80",
        "https://api.example.com, api.example.com:443",
        "https:api.example.com/x, api.example.com:443",
        "http://api.example.com:8080/a, api.example.com:8080",
        "http://ada:pw@api.example.com/a, api.example.com:80",
        "http://api.example.com@evil.test/a, evil.test:80",
        "http://[::1]/a, [::1]:80",
        "http://[::1]:8080/a, [::1]:8080",
        "http://api%2eexample.com/, api%2eexample.com:80",
        "netty-http:https://api.example.com/a, api.example.com:443",
        "netty-http:http://api.example.com:81/a, api.example.com:81",
        "netty:tcp://api.example.com:81, api.example.com:81",
        "vertx-http:api.example.com/x, api.example.com:80",
        "sftp://ada@files.example.com/in?password=x, files.example.com:22",
        "smtps://mail.example.com?username=a, mail.example.com:465"
    })
    void saysTheHost(String uri, String target) {
        assertThat(Reach.of(uri)).isEqualTo(new Reach(Kind.OUTBOUND, target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:a", "log:a", "tool:a", "event:a", "hook:a", "mock", "seda:file"})
    void saysNothingOfWhatStaysInside(String uri) {
        assertThat(Reach.of(uri)).isNull();
    }

    @Test
    void saysTheFolderAndWhatAConstantStepNames() {
        assertThat(Reach.of("file:/data/in?delete=true")).isEqualTo(new Reach(Kind.FILE, "/data/in"));
        assertThat(Reach.of("file:///data/../x")).isEqualTo(new Reach(Kind.FILE, "/data/../x"));
        assertThat(Reach.of("file:in"))
                .isEqualTo(new Reach(Kind.FILE, Path.of("in").toAbsolutePath().toString()));
        assertThat(Reach.ofAny("tool:quote?x=y")).isEqualTo(new Reach(Kind.TOOL, "quote"));
        assertThat(Reach.ofAny("event://order.placed")).isEqualTo(new Reach(Kind.EVENT, "order.placed"));
        assertThat(Reach.ofConsumer("netty-http:http://0.0.0.0:80/a")).isNull();
        assertThat(Reach.ofConsumer("ftp://files.example.com/in"))
                .isEqualTo(new Reach(Kind.OUTBOUND, "files.example.com:21"));
    }
}
