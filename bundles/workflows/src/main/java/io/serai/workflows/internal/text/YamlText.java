package io.serai.workflows.internal.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** YAML as trees of maps, lists and values; JSON is YAML, too. */
public final class YamlText {
    private static final int WIDE = 4096;
    private static final int INDENT = 2;

    private YamlText() {}

    /** Thrown for what is not YAML; the message says where. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    /** The tree of a text; null for an empty one. */
    public static @Nullable Object read(String text) throws Unreadable {
        try {
            return new Load(LoadSettings.builder().build()).loadFromString(text);
        } catch (MarkedYamlEngineException e) {
            String where = e.getProblemMark()
                    .map(mark -> " (line " + (mark.getLine() + 1) + ")")
                    .orElse("");
            throw new Unreadable(e.getProblem() + where);
        } catch (YamlEngineException e) {
            throw new Unreadable(String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            // the parser calls itself for each level
            throw new Unreadable("it is nested too deeply");
        }
    }

    /** In blocks, in the tree's own order; texts of several lines stay readable. */
    public static String write(Object tree) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setIndent(INDENT)
                .setIndicatorIndent(INDENT)
                .setIndentWithIndicator(true)
                .setWidth(WIDE)
                .setSplitLines(false)
                .setDereferenceAliases(true)
                .build();
        String text = new Dump(settings, new Blocks(settings)).dumpToString(tree);
        // the items of a list are indented below a key, and would be at the top, too
        return tree instanceof List ? text.indent(-INDENT) : text;
    }

    private static final class Blocks extends StandardRepresenter {
        Blocks(DumpSettings settings) {
            super(settings);
            representers.put(String.class, data -> {
                String text = (String) data;
                return representScalar(Tag.STR, text, style(text));
            });
        }

        /** Plain texts are quoted by the library where they need it, but for those with unusual ends of lines. */
        private static ScalarStyle style(String text) {
            boolean odd = text.isBlank()
                    || text.chars().anyMatch(c -> c < ' ' && c != '\n' || c == 0x85 || c == 0x2028 || c == 0x2029);
            if (odd) {
                return ScalarStyle.DOUBLE_QUOTED;
            }
            boolean block = text.indexOf('\n') >= 0 && !text.startsWith(" ") && !text.startsWith("\n");
            return block ? ScalarStyle.LITERAL : ScalarStyle.PLAIN;
        }
    }
}
