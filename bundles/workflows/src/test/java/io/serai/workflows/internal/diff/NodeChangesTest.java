package io.serai.workflows.internal.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.workflows.internal.text.YamlText;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeChangesTest {
    private static final String BASE = """
            - route:
                id: orders
                from:
                  uri: hook:orders
                  steps:
                    - setBody: { id: start, simple: "${body}" }
                    - to: { id: charge, uri: "http://bank/charge" }
                    - choice:
                        id: big
                        when:
                          - simple: "${body} > 10"
                            steps:
                              - log: "big"
                        otherwise:
                          steps:
                            - log: "small"
                    - to: "log:end"
            """;

    private static List<NodeChange> changes(String before, String after) throws YamlText.Unreadable {
        return NodeChanges.between(Outline.of(before), Outline.of(after));
    }

    private static List<String> words(String before, String after) throws YamlText.Unreadable {
        return changes(before, after).stream()
                .map(change -> change.change() + " " + change.kind() + " " + change.id())
                .toList();
    }

    @Test
    void nothingChanged() throws Exception {
        assertThat(changes(BASE, BASE)).isEmpty();
        assertThat(changes(BASE, BASE.replace("log: \"big\"", "log: big"))).isEmpty();
    }

    @Test
    void aStepSaysSomethingElse() throws Exception {
        assertThat(changes(BASE, BASE.replace("bank/charge", "bank/charge2")))
                .containsExactly(new NodeChange(
                        "charge",
                        "changed",
                        "to",
                        "to:\n  id: charge\n  uri: http://bank/charge\n",
                        "to:\n  id: charge\n  uri: http://bank/charge2\n",
                        "orders"));
    }

    @Test
    void theTriggerIsANode() throws Exception {
        assertThat(words(BASE, BASE.replace("hook:orders", "hook:order"))).containsExactly("changed from from1");
    }

    @Test
    void aStepIsNewOrGone() throws Exception {
        String more = BASE.replace("        - to: \"log:end\"", """
                        - delay: { constant: 10 }
                        - to: "log:end"\
                """);
        assertThat(words(BASE, more)).containsExactly("added delay delay1");
        assertThat(words(more, BASE)).containsExactly("removed delay delay1");
        assertThat(changes(more, BASE).get(0).before()).isEqualTo("delay:\n  constant: 10\n");
    }

    @Test
    void aScopeAndWhatStandsInIt() throws Exception {
        assertThat(words(BASE, BASE.replace("\"small\"", "\"little\""))).containsExactly("changed log log2");
        assertThat(words(BASE, BASE.replace("> 10", "> 11"))).containsExactly("changed when when1");
        String without = BASE.substring(0, BASE.indexOf("            otherwise"))
                + BASE.substring(BASE.indexOf("        - to: \"log:end\""));
        assertThat(words(BASE, without)).containsExactly("removed otherwise otherwise1", "removed log log2");
    }

    @Test
    void aNamedStepThatStandsElsewhereHasMoved() throws Exception {
        String charge = "        - to: { id: charge, uri: \"http://bank/charge\" }\n";
        String last = BASE.replace(charge, "") + charge;
        assertThat(words(BASE, last)).containsExactly("moved to charge");
        assertThat(changes(BASE, last).get(0).before()).isNull();
        String inside = BASE.replace(charge, "").replace("                  - log: \"big\"\n", """
                                  - log: "big"
                                  - to: { id: charge, uri: "http://bank/other" }
                """);
        NodeChange change = changes(BASE, inside).get(0);
        assertThat(change.change()).isEqualTo("moved");
        assertThat(change.parent()).isEqualTo("when1");
        assertThat(change.before()).contains("bank/charge");
        assertThat(change.after()).contains("bank/other");
    }

    @Test
    void anUnnamedStepThatStandsElsewhereHasMoved() throws Exception {
        String end = "        - to: \"log:end\"\n";
        String first = BASE.replace(end, "")
                .replace("      steps:\n        - setBody", "      steps:\n" + end + "        - setBody");
        assertThat(words(BASE, first)).containsExactly("moved to to1");
        String inside = BASE.replace(end, "").replace("                  - log: \"big\"\n", """
                                  - log: "big"
                                  - to: "log:end"
                """);
        assertThat(words(BASE, inside)).containsExactly("moved to to1");
    }

    @Test
    void aRouteWithoutItsNameAndOtherThingsAtTheTop() throws Exception {
        String before = """
                - from: { uri: "timer:x", steps: [ { log: "a" } ] }
                - beans: [ { name: x, type: y } ]
                - onException:
                    exception: [ java.io.IOException ]
                    steps: [ { log: "failed" } ]
                - routeConfiguration:
                    - onException: { steps: [ { log: "deep" } ] }
                """;
        String after =
                before.replace("type: y", "type: z").replace("failed", "broke").replace("deep", "deeper");
        assertThat(words(before, after))
                .containsExactly("changed beans beans1", "changed log log2", "changed log log3");
        assertThat(words(before, before + "- from: { uri: \"direct:b\", steps: [ \"stop\" ] }\n"))
                .containsExactly("added route route2", "added from from2", "added stop stop1");
    }

    @Test
    void aStepThatGotAnIdIsTheSameStep() throws Exception {
        assertThat(words(BASE, BASE.replace("- to: \"log:end\"", "- to: { id: end, uri: \"log:end\" }")))
                .containsExactly("changed to end");
    }

    @Test
    void whatIsNotYamlSaysWhere() {
        assertThatThrownBy(() -> Outline.of("- route:\n   - {a"))
                .isInstanceOf(YamlText.Unreadable.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void anEmptyTextHasNoNodes() throws Exception {
        assertThat(words("", BASE)).hasSize(10).allMatch(word -> word.startsWith("added"));
        assertThat(words(BASE, "")).hasSize(10).allMatch(word -> word.startsWith("removed"));
    }
}
