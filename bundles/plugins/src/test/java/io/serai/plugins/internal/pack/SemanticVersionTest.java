package io.serai.plugins.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SemanticVersionTest {
    /** The order that semver.org gives as its example, and OSGi's fourth part. */
    @Test
    void ordersAsTheSpecificationDoes() {
        List<String> ordered = List.of(
                "0.9.9",
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.0.0.v2026",
                "1.0.1",
                "1.2",
                "1.10.0",
                "2");
        List<String> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(1));
        shuffled.sort((one, other) -> SemanticVersion.of(one).compareTo(SemanticVersion.of(other)));

        assertThat(shuffled).isEqualTo(ordered);
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3, ^1.2, true",
        "1.9.0, ^1.2, true",
        "2.0.0, ^1.2, false",
        "1.1.9, ^1.2, false",
        "0.2.5, ^0.2.3, true",
        "0.3.0, ^0.2.3, false",
        "1.2.9, ~1.2.3, true",
        "1.3.0, ~1.2.3, false",
        "1.5.0, >=1.0 <2, true",
        "2.0.0, >=1.0 <2, false",
        "2.0.0, <=2.0.0, true",
        "1.0.0, >1.0.0, false",
        "1.2.3, 1.2.3, true",
        "1.2.3, =1.2.4, false",
        "7.0.0, *, true",
    })
    void understandsRanges(String version, String range, boolean isIn) {
        assertThat(SemanticVersion.of(version).isIn(range)).isEqualTo(isIn);
    }
}
