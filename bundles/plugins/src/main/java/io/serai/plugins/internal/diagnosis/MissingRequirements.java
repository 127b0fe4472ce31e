package io.serai.plugins.internal.diagnosis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/** Says in words which of a bundle's requirements nothing in the framework meets. */
final class MissingRequirements {
    private static final int NAMED_AT_MOST = 3;
    private static final Pattern FROM = Pattern.compile("\\(version>=([^)]+)\\)");
    private static final Pattern BELOW = Pattern.compile("\\(!\\(version>=([^)]+)\\)\\)");

    private final FrameworkWiring wiring;

    MissingRequirements(FrameworkWiring wiring) {
        this.wiring = wiring;
    }

    /** One sentence, or null if each requirement by itself could be met. */
    @Nullable
    String of(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        if (revision == null) {
            return null;
        }
        List<String> missing = new ArrayList<>();
        for (Requirement requirement : revision.getRequirements(null)) {
            if (isNeeded(requirement) && wiring.findProviders(requirement).isEmpty()) {
                missing.add(words(requirement));
            }
        }
        if (missing.isEmpty()) {
            return null;
        }
        String named = String.join("; ", missing.subList(0, Math.min(NAMED_AT_MOST, missing.size())));
        int more = missing.size() - NAMED_AT_MOST;
        return "It needs " + named + (more > 0 ? "; and " + more + " more" : "") + ".";
    }

    private static boolean isNeeded(Requirement requirement) {
        Map<String, String> directives = requirement.getDirectives();
        String effective =
                directives.getOrDefault(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE, Namespace.EFFECTIVE_RESOLVE);
        return Namespace.EFFECTIVE_RESOLVE.equals(effective)
                && !Namespace.RESOLUTION_OPTIONAL.equals(directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE))
                && !"dynamic".equals(directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE));
    }

    private String words(Requirement requirement) {
        String filter = requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
        String namespace = requirement.getNamespace();
        if (PackageNamespace.PACKAGE_NAMESPACE.equals(namespace)) {
            String name = value(filter, namespace);
            return "the package " + name + range(filter) + ", which " + whatIsThere(name);
        }
        if (ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE.equals(namespace)) {
            return "another Java " + filter + " than the " + Runtime.version().feature() + " this hub runs on";
        }
        return namespace + " " + filter + ", which no bundle provides";
    }

    private String whatIsThere(String packageName) {
        TreeSet<String> versions = new TreeSet<>();
        Collection<BundleCapability> exports = wiring.findProviders(new AnyVersion(packageName));
        for (BundleCapability export : exports) {
            Object version = export.getAttributes().get(Constants.VERSION_ATTRIBUTE);
            if (version != null) {
                versions.add(version.toString());
            }
        }
        return versions.isEmpty()
                ? "no installed bundle exports"
                : "is here only in version " + String.join(", ", versions);
    }

    private static String range(String filter) {
        Matcher below = BELOW.matcher(filter);
        String end = below.find() ? below.group(1) : null;
        Matcher from = FROM.matcher(end == null ? filter : filter.replace(below.group(), ""));
        String start = from.find() ? from.group(1) : null;
        if (start == null) {
            return "";
        }
        return end == null ? " from version " + start : " [" + start + "," + end + ")";
    }

    private static String value(String filter, String attribute) {
        Matcher matcher =
                Pattern.compile(Pattern.quote(attribute) + "=([^)]+)\\)").matcher(filter);
        return matcher.find() ? matcher.group(1) : filter;
    }

    /** Asks for a package whatever its version. */
    private record AnyVersion(String packageName) implements Requirement {
        @Override
        public String getNamespace() {
            return PackageNamespace.PACKAGE_NAMESPACE;
        }

        @Override
        public Map<String, String> getDirectives() {
            return Map.of(
                    Namespace.REQUIREMENT_FILTER_DIRECTIVE,
                    "(" + PackageNamespace.PACKAGE_NAMESPACE + "=" + packageName + ")");
        }

        @Override
        public Map<String, Object> getAttributes() {
            return Map.of();
        }

        @Override
        @SuppressWarnings("NullAway") // the specification allows a requirement of no resource here
        public Resource getResource() {
            return null;
        }
    }
}
