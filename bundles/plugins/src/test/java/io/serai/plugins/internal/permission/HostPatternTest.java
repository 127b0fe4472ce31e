package io.serai.plugins.internal.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPatternTest {
    private static final long SEED = 7;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-";

    private static boolean matches(String pattern, String target) {
        HostPattern parsed = HostPattern.parse(pattern);
        Address address = Address.parse(target);
        return parsed != null && address != null && parsed.matches(address);
    }

    @ParameterizedTest
    @CsvSource({
        "api.example.com, api.example.com:443",
        "API.Example.COM, api.example.com:443",
        "api.example.com, API.EXAMPLE.com.:443",
        "api.example.com., api.example.com:443",
        "api.example.com:8443, api.example.com:8443",
        "*.example.com, a.example.com:80",
        "*.example.com, a.b.example.com:80",
        "*.example.com:443, a.example.com:443",
        "*, anything.test:1",
        "*:443, anything.test:443",
        "bücher.example, xn--bcher-kva.example:443",
        "xn--bcher-kva.example, BÜCHER.example:443",
        "127.0.0.1, 127.0.0.1:80",
        "127.0.0.1, １２７.0.0.1:80",
        "[::1], [::1]:8080",
        "[::1]:8080, [0:0:0:0:0:0:0:1]:8080",
        "::1, [::1]:80",
        "[2001:DB8::1], [2001:db8:0:0::1]:443",
        "10.0.0.1, [::ffff:10.0.0.1]:80"
    })
    void covers(String pattern, String target) {
        assertThat(matches(pattern, target)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "api.example.com, api.example.com.evil.test:443",
        "api.example.com, evilapi.example.com:443",
        "api.example.com, example.com:443",
        "api.example.com:443, api.example.com:80",
        "api.example.com:443, api.example.com",
        "*.example.com, example.com:443",
        "*.example.com, evilexample.com:443",
        "*.example.com, example.com.evil.test:443",
        "api.example.com, api%2eexample.com:443",
        "api.example.com, api.example.com@evil.test:443",
        "api.example.com, api.example.com\\@evil.test:443",
        "127.0.0.1, 127.1:80",
        "*, 2130706433:80",
        "*, 0x7f.1:80",
        "*, 127.0.0.01:80",
        "[::1], [::2]:80"
    })
    void doesNotCover(String pattern, String target) {
        assertThat(matches(pattern, target)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a..b",
                "-a.test",
                "a-.test",
                "a b",
                "a/b",
                "a:0",
                "a:65536",
                "a:x",
                "a:",
                "[::1",
                "[::1]x",
                "[a]",
                "::g",
                "1.2.3",
                "256.1.1.1",
                "a%2e.test",
                "a\\b",
                "a?b",
                "a#b",
                "*"
            })
    void isNoAddress(String text) {
        assertThat(Address.parse(text)).isNull();
    }

    @Test
    void everySpellingOfAHostIsThatHostAndNoOther() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2000; i++) {
            String host = label(random) + "." + label(random) + ".test";
            String spelled = spelled(random, host);
            assertThat(matches(host, spelled + ":443")).as(spelled).isTrue();
            assertThat(matches("*.test", spelled + ":443")).as(spelled).isTrue();
            for (String other : List.of("x" + host, host + ".evil", host.substring(1) + "x", "x." + host)) {
                assertThat(matches(host, other + ":443")).as(other).isFalse();
            }
        }
    }

    private static String label(Random random) {
        StringBuilder label = new StringBuilder("l");
        for (int i = random.nextInt(8); i > 0; i--) {
            label.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        String text = label.append('z').toString();
        return text.startsWith("--", 2) ? "lz" : text; // that would be another encoding
    }

    private static String spelled(Random random, String host) {
        StringBuilder spelled = new StringBuilder();
        host.chars().forEach(c -> spelled.append(random.nextBoolean() ? Character.toUpperCase((char) c) : (char) c));
        if (random.nextBoolean()) {
            spelled.append('.');
        }
        String text = spelled.toString();
        return random.nextBoolean() ? text.replace('.', '。') : text; // names may be written with other full stops
    }
}
