package io.serai.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.store.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "derby,                                   jdbc:derby:/data/db;create=true",
        "'',                                      jdbc:derby:/data/db;create=true",
        "jdbc:derby:${serai.data}/x;create=true,  jdbc:derby:/data/x;create=true",
        "postgresql://db/hub,                     jdbc:postgresql://db:5432/hub",
        "postgres://db:5433/hub?sslmode=require,  jdbc:postgresql://db:5433/hub?sslmode=require",
        "jdbc:postgresql://db:5433/hub,           jdbc:postgresql://db:5433/hub",
    })
    void readsWhatPeopleWrite(String written, String url) {
        assertThat(Address.parse(written, null, null, "/data").url()).isEqualTo(url);
    }

    @Test
    void takesCredentialsFromTheAddressUnlessTheyAreGiven() {
        Address own = Address.parse("postgresql://me%40home:p%3Aw+1@db/hub", null, null, "/data");
        assertThat(own.user()).isEqualTo("me@home");
        assertThat(own.password()).isEqualTo("p:w+1");
        Address given = Address.parse("postgresql://me:pw@db/hub", "you", "other", "/data");
        assertThat(given.user()).isEqualTo("you");
        assertThat(given.password()).isEqualTo("other");
        assertThat(given).hasToString("POSTGRESQL db:5432/hub");
        assertThat(given.engine()).isEqualTo(Engine.POSTGRESQL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://u:secret@db/hub", "postgresql://u:secret@/hub", "postgresql://u:secret@db", "hub"})
    void saysInOneSentenceWhatItCannotRead(String written) {
        assertThatThrownBy(() -> Address.parse(written, null, null, "/data"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("postgresql://USER:PASSWORD@HOST:PORT/DATABASE")
                .hasMessageNotContaining("secret");
    }
}
