package io.serai.workflows.internal;

import io.serai.api.error.ForbiddenException;
import io.serai.api.security.Caller;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What reaches past the hub (code in the text, programs, files, the process's environment) needs a permission of its own
 * to publish. It looks at the text, so it may ask for the permission where a word only looks like it.
 */
final class CodeRule {
    static final String PERMISSION = "code:publish";

    private record Sign(String what, Pattern pattern) {}

    private static final List<Sign> SIGNS = List.of(
            sign("code in the text", "(?m)^\\s*-?\\s*(beans|bean|script|groovy|joor|java)\\s*:"),
            sign("code in the text", "[{,]\\s*(bean|script|groovy|joor|java)\\s*:"),
            sign("code in the text", "<(beans|bean|script|groovy|joor|java)\\b"),
            sign("a class, a program or files", "[\"'\\s](class|exec|file|language|bean):[^\\s]"),
            sign("a class, a program or files", "uri\\s*[:=]\\s*[\"']?(class|exec|file|language)[\"']?\\s*[,}\\r\\n>]"),
            sign("the process's environment", "\\{\\{\\s*\\??\\s*(env|sys|service)\\b"),
            sign("the process's environment", "\\$(simple)?\\{\\s*(sysenv|sys|env)\\b"),
            sign("the Camel context or its beans", "\\$(simple)?\\{\\s*(camelContext|bean|ref|type)\\b"));

    private CodeRule() {}

    private static Sign sign(String what, String regex) {
        return new Sign(what, Pattern.compile(regex));
    }

    /** @throws ForbiddenException if the text needs the permission and the caller lacks it */
    static void check(String dsl, Caller caller) {
        if (caller.may(PERMISSION)) {
            return;
        }
        String found = find(dsl);
        if (found != null) {
            throw new ForbiddenException(
                    "auth.forbidden",
                    "This workflow uses " + found + ", which needs the permission " + PERMISSION + ".");
        }
    }

    /** What in the text needs the permission, and where; null for nothing. */
    static @Nullable String find(String dsl) {
        for (Sign sign : SIGNS) {
            Matcher matcher = sign.pattern().matcher(dsl);
            if (matcher.find()) {
                long line = dsl.substring(0, matcher.end()).lines().count();
                return sign.what() + " (" + matcher.group().strip() + ", line " + line + ")";
            }
        }
        return null;
    }
}
