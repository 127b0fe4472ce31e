package io.serai.shell.internal.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentsTest {
    @TempDir
    Path folder;

    @Test
    void readsTextsJsonAndFiles() throws Exception {
        Files.writeString(folder.resolve("order.json"), "{\"id\":1}");
        Files.writeString(folder.resolve("route.yaml"), "- route:\n");

        assertThat(new Arguments(folder)
                        .read(List.of(
                                "name=a=b",
                                "limit=5",
                                "limit2:=5",
                                "list=[1]",
                                "tree:=@order.json",
                                "dsl=@route.yaml",
                                "{\"x\":true}")))
                .isEqualTo(Map.of(
                        "name",
                        "a=b",
                        "limit",
                        "5",
                        "limit2",
                        5,
                        "list",
                        List.of(1),
                        "tree",
                        Map.of("id", 1),
                        "dsl",
                        "- route:\n",
                        "x",
                        true));
    }

    @Test
    void saysWhatItCannotRead() {
        Arguments arguments = new Arguments(folder);

        assertThatThrownBy(() -> arguments.read(List.of("nothing")))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.code()).isEqualTo("argument.form"));
        for (String word : List.of("{nothing", "a:={nothing")) {
            assertThatThrownBy(() -> arguments.read(List.of(word)))
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            e -> assertThat(e.code()).isEqualTo("argument.json"));
        }
    }
}
