package io.serai.shell.internal.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.serai.shell.internal.print.Screen;
import io.serai.shell.internal.print.Table;
import io.serai.shell.internal.print.Words;

/** Listings as a table. */
final class MarketplaceTable {
    private MarketplaceTable() {}

    static void print(Screen screen, ArrayNode listings, String emptyText) {
        Table table = new Table()
                .fixed("LISTING")
                .fixed("KINDS")
                .fixed("VERSION")
                .fixed("PRICING")
                .fixed("STATUS")
                .number("INSTALLS")
                .fixed("RATING")
                .flexible("ABOUT");
        for (JsonNode listing : listings) {
            table.row(
                    Words.of(listing, "slug"),
                    Words.list(listing.path("kinds")),
                    Words.of(listing, "version"),
                    Words.of(listing, "pricing"),
                    Words.of(listing, "status"),
                    Words.of(listing, "installCount"),
                    Words.of(listing, "rating"),
                    Words.of(listing, "summary"));
        }
        screen.table(table, emptyText);
    }
}
