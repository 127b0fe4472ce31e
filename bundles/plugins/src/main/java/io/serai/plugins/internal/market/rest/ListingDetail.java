package io.serai.plugins.internal.market.rest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.serai.api.operation.Tagged;
import io.serai.plugins.internal.market.Success;
import io.serai.plugins.internal.market.template.WorkflowTemplate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A listing with all there is to know of it.
 *
 * @param description Markdown; not to be shown as HTML without cleaning it
 * @param capabilities what it brings, names by kind
 * @param permissions what it asks the hub for
 * @param requires plugins that must be there, such as {@code shipping-quote >=0.1 <1}
 * @param versions the newest first
 * @param ratings how many reviews there are with each number of stars
 * @param installsLast30Days of all installations
 * @param success how this hub's own executions that used the plugin ended; null for a template, and before the first count
 * @param template what it is made of, if it is a template
 * @param sharedWith names of those who see a private listing; only for its publisher
 * @param revision changes with every change, for {@code If-Match}
 */
public record ListingDetail(
        @JsonUnwrapped ListingCard card,
        String description,
        List<Picture> screenshots,
        Map<String, List<String>> capabilities,
        List<String> permissions,
        List<String> requires,
        @Nullable String homepage,
        @Nullable String license,
        List<Version> versions,
        Map<Integer, Integer> ratings,
        int installsLast30Days,
        @Nullable Success success,
        @Nullable WorkflowTemplate template,
        @Nullable List<String> sharedWith,
        int revision)
        implements Tagged {
    /** @param url below the base */
    public record Picture(String url, @Nullable String caption) {}

    /** @param digest SHA-256 of the package; null for a template */
    public record Version(
            String version,
            String status,
            @Nullable String changelog,
            @Nullable String digest,
            Instant createdAt) {}

    @Override
    @JsonIgnore
    public String etag() {
        return Integer.toString(revision);
    }
}
