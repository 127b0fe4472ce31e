package io.serai.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.http.internal.json.Json;
import io.serai.http.internal.openapi.OpenApiFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiFileTest {
    @Test
    void describesTheResourcesOnTheClassPath(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("deep/openapi.json");
        OpenApiFile.main(new String[] {file.toString()});
        assertThat(Json.MAPPER
                        .readTree(Files.readString(file))
                        .at("/paths/~1orders/get/operationId")
                        .asText())
                .isEqualTo("order-list");
    }
}
