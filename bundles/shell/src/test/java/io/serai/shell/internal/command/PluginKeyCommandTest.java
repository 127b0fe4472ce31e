package io.serai.shell.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.api.operation.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PluginKeyCommandTest {
    private static final Map<String, Object> KEY = Map.of(
            "id",
            "0f1b8534277f8442",
            "publisher",
            "Acme",
            "addedAt",
            Instant.now().minusSeconds(90),
            "addedBy",
            "ada");

    private final Console console = new Console();

    @BeforeEach
    void answers() {
        console.answer("plugin-key-list", asked -> new Page<>(List.of(KEY), null))
                .answer("plugin-key-add", asked -> KEY)
                .answer("plugin-key-revoke", asked -> KEY);
    }

    @Test
    void listsKeys() throws Exception {
        console.on(new PluginKeyList()).execute();

        assertThat(console.text()).contains("0f1b8534277f8442").contains("Acme");
    }

    @Test
    void addsAKey() throws Exception {
        PluginKeyAdd command = console.on(new PluginKeyAdd());
        command.publisher = "Acme";
        command.key = "MCow";
        command.execute();

        assertThat(console.text()).contains("0f1b8534277f8442 are trusted as those of Acme");
    }

    @Test
    void revokesAKey() throws Exception {
        PluginKeyRevoke command = console.on(new PluginKeyRevoke());
        command.key = "0f1b8534277f8442";
        command.reason = "Stolen";
        command.execute();

        assertThat(console.text()).contains("Nothing that Acme signed");
    }
}
