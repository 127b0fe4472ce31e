package io.serai.plugins.internal.market;

import io.serai.plugins.internal.market.template.WorkflowTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to be published: a package on the hub's machine, or a workflow as a template.
 *
 * @param source {@code file:PATH} of a package; needs the permission plugin:install
 * @param workflow id or name of a workflow that becomes a template
 * @param dsl a template's Camel YAML, where it is not taken from a workflow
 * @param parameters the template's gaps
 * @param version of the template, such as 1.0.0; the next one if not given
 * @param changelog what is new in it, up to 4,000 characters
 * @param draft whether to keep it to oneself for now
 * @param listing what is to be said of it
 */
public record PublishRequest(
        @Nullable String source,
        @Nullable String workflow,
        @Nullable String dsl,
        @Nullable List<WorkflowTemplate.Parameter> parameters,
        @Nullable String version,
        @Nullable String changelog,
        @Nullable Boolean draft,
        @Nullable ListingDraft listing) {
    ListingDraft text() {
        return listing == null ? ListingDraft.NOTHING : listing;
    }
}
