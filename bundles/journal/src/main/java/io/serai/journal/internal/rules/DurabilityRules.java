package io.serai.journal.internal.rules;

import io.serai.api.workflow.Problem;
import io.serai.journal.internal.rules.Finding.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.camel.NamedNode;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;

/** Finds what of a workflow cannot be held durable, before anything runs. */
public final class DurabilityRules {
    private final RouteModel model;
    private final Places places = new Places();
    private final List<Finding> findings = new ArrayList<>();

    private DurabilityRules(RouteModel model) {
        this.model = model;
    }

    /** What is wrong with the routes of a context, in text order; started or not. */
    public static List<Finding> check(ModelCamelContext context) {
        List<RouteDefinition> routes = new ArrayList<>(context.getRouteDefinitions());
        context.getRouteTemplateDefinitions().forEach(template -> routes.add(template.getRoute()));
        List<Finding> found = new ArrayList<>(RestRules.check(context));
        context.getRouteConfigurationDefinitions()
                .forEach(configuration -> routes.add(Configurations.asRoute(configuration)));
        found.addAll(check(routes));
        return found.stream().distinct().toList();
    }

    /** Why a context's routes cannot be published, in text order. */
    public static List<Problem> problems(ModelCamelContext context) {
        return found(context, Severity.REFUSE);
    }

    /** What a context's routes keep only in part, in text order. */
    public static List<Problem> warnings(ModelCamelContext context) {
        return found(context, Severity.REPORT);
    }

    private static List<Problem> found(ModelCamelContext context, Severity severity) {
        return check(context).stream()
                .filter(finding -> finding.severity() == severity)
                .map(finding -> new Problem(finding.node(), finding.code(), finding.message(), finding.line(), null))
                .toList();
    }

    /** What is wrong with these routes, in text order. */
    public static List<Finding> check(Collection<RouteDefinition> routes) {
        DurabilityRules rules = new DurabilityRules(new RouteModel(routes));
        rules.check();
        return rules.findings.stream()
                .distinct()
                .sorted(Comparator.comparing((Finding f) -> f.line() == null ? 0 : f.line()))
                .toList();
    }

    private void check() {
        IdRules ids = new IdRules();
        for (RouteDefinition route : model.routes()) {
            Report report = (node, code, severity, message) -> add(route, node, code, severity, message);
            RouteRules.check(route, report);
            for (ProcessorDefinition<?> step : RouteModel.steps(route)) {
                refused(step, report);
                ids.check(step, report);
                StepRules.check(step, report);
                InsideRules.check(step, model, report);
            }
            ClaimRules.check(route, report);
        }
    }

    private static void refused(ProcessorDefinition<?> step, Report report) {
        DurabilityTable.step(Kind.of(step))
                .filter(row -> row.behaviour() == Behaviour.REFUSED)
                .ifPresent(row -> report.add(step, Codes.STEP, Severity.REFUSE, refusal(row)));
    }

    private static String refusal(DurabilityTable.Row row) {
        return row.name() + " cannot be held durable: " + row.reason() + ".";
    }

    private void add(RouteDefinition route, NamedNode node, String code, Severity severity, String message) {
        String name = node.getId() == null ? Kind.of(node) : node.getId();
        findings.add(new Finding(name, code, message, severity, places.line(node, route)));
    }

    /** Where a rule says what it has found. */
    interface Report {
        void add(NamedNode node, String code, Severity severity, String message);

        default void refuse(NamedNode node, String code, String message) {
            add(node, code, Severity.REFUSE, message);
        }
    }
}
