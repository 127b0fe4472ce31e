package io.serai.workflows.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.api.error.ForbiddenException;
import io.serai.api.security.Caller;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeRuleTest {
    private static final Caller DEVELOPER =
            new Caller(Caller.DEFAULT_TENANT, "u", "dev", Caller.Kind.USER, Set.of("workflow:*"), false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- beans:\n  - name: x",
                "- from:\n    uri: direct:a\n    steps:\n      - script:\n          groovy: 1",
                "- from: { uri: 'direct:a', steps: [{ bean: { beanType: java.lang.Runtime } }] }",
                "- from: { uri: 'direct:a', steps: [{ to: 'exec:rm' }] }",
                "- from:\n    uri: \"file:/etc\"",
                "- from:\n    uri: file\n    parameters: { directoryName: /etc }",
                "- setBody: { simple: '${sysenv.SERAI_MASTER_KEY}' }",
                "- setBody: { constant: '{{env:SERAI_MASTER_KEY}}' }",
                "- setBody: { simple: '${bean:type:java.lang.Runtime?method=getRuntime}' }",
                "<routes><route><from uri=\"class:x.Y\"/></route></routes>"
            })
    void asksForThePermission(String dsl) {
        assertThatThrownBy(() -> CodeRule.check(dsl, DEVELOPER))
                .isInstanceOf(ForbiddenException.class)
                .hasMessageContaining("code:publish")
                .hasMessageContaining("line ");
    }

    @Test
    void letsOrdinaryRoutesPass() {
        String dsl = """
                - from:
                    uri: hook:orders?respond=result
                    steps:
                      - setBody: { simple: "${body} for ${header.file}" }
                      - to: { uri: "tool:shipping-quote" }
                      - log: { message: "the class of ${body}: big" }
                """;
        assertThat(CodeRule.find(dsl)).isNull();
    }

    @Test
    void letsThoseWhoMayPass() {
        CodeRule.check("- beans: []", new Caller("t", "u", "a", Caller.Kind.USER, Set.of("code:publish"), false));
    }
}
