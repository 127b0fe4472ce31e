package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Table;
import io.serai.shell.internal.print.Words;

/** Catalogs as a table, and what is wrong with them below it. */
final class CatalogTable {
    private CatalogTable() {}

    static void print(Screen screen, JsonNode catalogs) {
        Table table = new Table()
                .fixed("CATALOG")
                .fixed("KIND")
                .number("PACKAGES")
                .number("SIZE")
                .fixed("MIRRORED")
                .fixed("STATUS")
                .flexible("ADDRESS");
        for (JsonNode catalog : catalogs) {
            String refreshed = Words.of(catalog, "refreshedAt");
            boolean isRemote = Words.of(catalog, "kind").equals("http");
            table.row(
                    Words.of(catalog, "name"),
                    Words.of(catalog, "kind"),
                    Words.of(catalog, "packages"),
                    Words.bytes(catalog.path("bytes").asLong()),
                    refreshed.isEmpty() ? isRemote ? "never" : "" : screen.ago(refreshed),
                    catalog.path("problems").isEmpty() ? "ok" : "problems",
                    Words.of(catalog, "address"));
        }
        screen.table(table, "There is no catalog.");
        for (JsonNode catalog : catalogs) {
            catalog.path("problems")
                    .forEach(problem -> screen.line(Words.of(catalog, "name") + ": " + Words.of(problem)));
        }
    }
}
