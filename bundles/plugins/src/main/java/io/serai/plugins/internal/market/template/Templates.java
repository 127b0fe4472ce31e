package io.serai.plugins.internal.market.template;

import io.serai.api.error.GoneException;
import io.serai.api.error.InvalidInputException;
import io.serai.api.error.Violation;
import io.serai.api.workflow.Validation;
import io.serai.api.workflow.Workflow;
import io.serai.api.workflow.WorkflowDraft;
import io.serai.api.workflow.Workflows;
import io.serai.plugins.internal.market.store.Listing;
import io.serai.plugins.internal.market.store.ListingVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes workflows of templates, and checks templates before they are published. Thread-safe. */
public final class Templates {
    private static final int PARAMETERS_AT_MOST = 30;
    private static final String INVALID = "marketplace.template-invalid";

    private final Workflows workflows;

    public Templates(Workflows workflows) {
        this.workflows = workflows;
    }

    /** A draft of a workflow in the caller's tenant. */
    public Workflow make(Listing listing, ListingVersion version, TemplateUse use) {
        String content = version.content();
        if (content == null) {
            throw new GoneException(
                    "marketplace.template-gone", "The text of " + listing.text().name() + " is not kept here.");
        }
        WorkflowTemplate template = WorkflowTemplate.of(content);
        String name = use.name() == null || use.name().isBlank()
                ? listing.text().name()
                : use.name().strip();
        String dsl = template.filled(use.parameters() == null ? Map.of() : use.parameters());
        return workflows.create(new WorkflowDraft(name, listing.text().summary(), dsl, template.settings()));
    }

    /** The text of one of the tenant's workflows. */
    public Workflow workflow(String id) {
        return workflows.get(id);
    }

    /**
     * Refuses what could not become a workflow.
     *
     * @throws InvalidInputException {@code marketplace.template-invalid}
     */
    public void check(WorkflowTemplate template) {
        if (template.parameters().size() > PARAMETERS_AT_MOST) {
            throw new InvalidInputException(INVALID, "A template has at most " + PARAMETERS_AT_MOST + " parameters.");
        }
        List<String> undeclared = template.undeclared();
        if (!undeclared.isEmpty()) {
            throw new InvalidInputException(
                    INVALID,
                    "Each [[gap]] needs a parameter.",
                    undeclared.stream()
                            .map(name -> new Violation("parameters", "has none named " + name))
                            .toList());
        }
        Map<String, String> values = new HashMap<>();
        template.parameters().stream()
                .filter(parameter -> parameter.standard() == null)
                .forEach(parameter -> values.put(parameter.name(), "example"));
        Validation verdict = workflows.validateText(template.filled(values));
        if (!verdict.valid()) {
            throw new InvalidInputException(
                    INVALID,
                    "The template's workflow cannot be published as it is.",
                    verdict.problems().stream()
                            .map(problem -> new Violation("dsl", problem.message()))
                            .toList());
        }
    }
}
