package io.serai.plugins.internal.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {
    @ParameterizedTest
    @CsvSource({
        "^1.2, 1.2.0, true",
        "^1.2, 1.9.9, true",
        "^1.2, 1.1.9, false",
        "^1.2, 2.0.0, false",
        "^1.2, 2.0.0-rc.1, false",
        "^0.2, 0.2.7, true",
        "^0.2, 0.3.0, false",
        "^0.0.3, 0.0.3, true",
        "^0.0.3, 0.0.4, false",
        "~1.2, 1.2.9, true",
        "~1.2, 1.3.0, false",
        ">=1.0 <2, 1.9.0, true",
        ">=1.0 <2, 2.0.0, false",
        "1.2.3, 1.2.3, true",
        "=1.2.3, 1.2.4, false",
        "1.2.3-rc.1, 1.2.3-rc.1, true",
        "*, 0.0.1-alpha, true",
    })
    void containsVersions(String range, String version, boolean contained) {
        assertThat(VersionRange.of(range).contains(SemanticVersion.of(version))).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "^", "1.2.3.4", "^1 || ^2", "^1,^2"})
    void refusesWhatIsNoRange(String text) {
        assertThatThrownBy(() -> VersionRange.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ordersVersionsAsSemverSays() {
        List<String> ordered = List.of(
                "0.9.9",
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.0.1",
                "1.10.0");
        List<SemanticVersion> versions =
                new ArrayList<>(ordered.stream().map(SemanticVersion::of).toList());
        Collections.reverse(versions);
        Collections.sort(versions);

        assertThat(versions).map(SemanticVersion::toString).isEqualTo(ordered);
    }
}
