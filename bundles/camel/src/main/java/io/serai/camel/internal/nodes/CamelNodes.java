package io.serai.camel.internal.nodes;

import io.serai.api.error.NotFoundException;
import io.serai.camel.ContextFactory;
import io.serai.camel.Node;
import io.serai.camel.NodeInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.tooling.model.BaseModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.jspecify.annotations.Nullable;

/** Reads Camel's catalog, and what plugins add to it. */
public final class CamelNodes {
    /** Steps that Camel's catalog lists beside the EIPs, but which are parts of one or no step at all. */
    private static final Set<String> PARTS = Set.of(
            "route",
            "from",
            "when",
            "otherwise",
            "doCatch",
            "doFinally",
            "onFallback",
            "onWhen",
            "whenSkipSendToEndpoint");

    private final ContextFactory contexts;
    private volatile @Nullable List<Described> known;

    private record Described(String kind, String name, NodeHeader header) {}

    public CamelNodes(ContextFactory contexts) {
        this.contexts = contexts;
    }

    public List<NodeInfo> list(Map<String, ClassLoader> pinned) {
        Installed installed = Installed.of(contexts, pinned);
        List<NodeInfo> nodes = new ArrayList<>();
        for (Described one : known()) {
            nodes.add(info(one, installed));
        }
        for (Installed.Extra extra : installed.extras(HubCatalog.create())) {
            nodes.add(info(new Described("component", extra.scheme(), extra.header()), installed));
        }
        nodes.sort(Comparator.comparing(NodeInfo::kind).thenComparing(NodeInfo::name));
        return nodes;
    }

    public Node get(String kind, String name, Map<String, ClassLoader> pinned) {
        NodeInfo info = list(pinned).stream()
                .filter(node -> node.kind().equals(kind) && node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> notFound(kind, name));
        CamelCatalog catalog = HubCatalog.create();
        Installed.of(contexts, pinned).describe(name, catalog);
        BaseModel<?> model = model(catalog, kind, name);
        if (model == null) {
            throw notFound(kind, name);
        }
        String syntax = model instanceof ComponentModel component ? component.getSyntax() : null;
        return new Node(info, syntax, OptionSchema.of(model));
    }

    private static NotFoundException notFound(String kind, String name) {
        return new NotFoundException("node.not-found", "There is no " + kind + " named " + name + ".");
    }

    private static @Nullable BaseModel<?> model(CamelCatalog catalog, String kind, String name) {
        return switch (kind) {
            case "component" -> catalog.componentModel(name);
            case "language" -> catalog.languageModel(name);
            case "dataformat" -> catalog.dataFormatModel(name);
            case "eip" -> catalog.eipModel(name);
            default -> null;
        };
    }

    private static NodeInfo info(Described one, Installed installed) {
        NodeHeader header = one.header();
        boolean component = one.kind().equals("component");
        boolean there = one.kind().equals("eip") ? installed.eip(one.name()) : installed.has(one.kind(), one.name());
        String artifact = header.text("artifactId");
        return new NodeInfo(
                one.kind(),
                one.name(),
                header.text("title"),
                header.text("description"),
                header.text("label"),
                header.is("deprecated"),
                there,
                there ? installed.plugin(one.kind(), one.name()) : artifact.isEmpty() ? null : artifact,
                component && !header.is("producerOnly"),
                one.kind().equals("eip") || (component && !header.is("consumerOnly")));
    }

    private List<Described> known() {
        List<Described> answer = known;
        if (answer == null) {
            answer = read(HubCatalog.create());
            known = answer;
        }
        return answer;
    }

    private static List<Described> read(CamelCatalog catalog) {
        List<Described> all = new ArrayList<>();
        read(all, catalog, "component", "components", catalog.findComponentNames());
        read(all, catalog, "language", "languages", catalog.findLanguageNames());
        read(all, catalog, "dataformat", "dataformats", catalog.findDataFormatNames());
        read(all, catalog, "eip", "models", catalog.findModelNames());
        return List.copyOf(all);
    }

    private static void read(
            List<Described> all, CamelCatalog catalog, String kind, String folder, List<String> names) {
        for (String name : names) {
            try (InputStream in = HubCatalog.own().contains(name) && kind.equals("component")
                    ? HubCatalog.open(name)
                    : catalog.loadResource(folder, name + ".json")) {
                if (in == null) {
                    continue;
                }
                NodeHeader header = NodeHeader.read(in);
                if (!kind.equals("eip") || isStep(name, header)) {
                    all.add(new Described(kind, name, header));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static boolean isStep(String name, NodeHeader header) {
        return Arrays.asList(header.text("label").split(",")).contains("eip")
                && !header.is("abstract")
                && !PARTS.contains(name);
    }
}
