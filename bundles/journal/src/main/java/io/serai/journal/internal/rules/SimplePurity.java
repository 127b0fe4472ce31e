package io.serai.journal.internal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which functions of Camel's simple language give the same result when they are evaluated again on the same message. A
 * function that is not on the list is not pure.
 */
final class SimplePurity {
    private static final Pattern START = Pattern.compile("\\$(?:simple)?\\{");
    private static final Pattern NAME = Pattern.compile("!?[A-Za-z]+(?:\\.headers?|\\.body)?");

    /** What reads the message or computes from its arguments. */
    private static final Set<String> PURE = Set.of(
            "body",
            "in.body",
            "prettyBody",
            "bodyOneLine",
            "bodyAs",
            "mandatoryBodyAs",
            "messageAs",
            "header",
            "in.header",
            "headerAs",
            "headers",
            "in.headers",
            "variable",
            "variableAs",
            "variables",
            "exchangeProperty",
            "null",
            "pretty",
            "type",
            "replace",
            "substring",
            "skip",
            "collate",
            "join",
            "hash",
            "empty",
            "iif",
            "list",
            "map",
            "jsonpath",
            "jq",
            "xpath",
            "attachments",
            "attachment",
            "attachmentContent",
            "attachmentContentAs",
            "attachmentContentAsText",
            "attachmentHeader",
            // the same for every execution of a version
            "camelId",
            "routeId",
            "routeGroup",
            "properties",
            "propertiesExist",
            // headers that came in with the file
            "file");

    /** What a failure itself knows comes back from the journal with it; where it happened in the code does not. */
    private static final Pattern EXCEPTION = Pattern.compile(
            "exception\\??\\.(?!stackTrace|suppressed)[A-Za-z]\\w*(\\[[^]]*])?(\\??\\.\\w+(\\[[^]]*])?)*");

    /** Reads the environment by way of the properties component. */
    private static final Pattern ENVIRONMENT =
            Pattern.compile("propert\\w+:!?(env|sys|service|service\\.\\w+|bean)(:.*|$)");

    private static final Pattern DATE =
            Pattern.compile("date(-with-timezone)?:(in\\.)?(header|variable|exchangeProperty)\\..*", Pattern.DOTALL);

    /** Says which object it is, not what is in it. */
    private static final Pattern IDENTITY = Pattern.compile("\\bhashCode\\b");

    /** Functions that call out or change something, beside having a result. */
    private static final Pattern CALLS = Pattern.compile("(bean|ref|exchange|camelContext)\\b.*", Pattern.DOTALL);

    private SimplePurity() {}

    /** Whether a text with functions in it gives the same result again. */
    static boolean isPure(String text) {
        for (String function : functions(text)) {
            if (!isPureFunction(function)) {
                return false;
            }
        }
        return true;
    }

    /** Whether evaluating a text may do more than compute a result. */
    static boolean callsOut(String text) {
        return functions(text).stream().anyMatch(f -> CALLS.matcher(f).matches());
    }

    /** What follows each start of a function, nested ones included; up to the end of the innermost. */
    private static List<String> functions(String text) {
        List<String> found = new ArrayList<>();
        Matcher start = START.matcher(text);
        for (int from = 0; start.find(from); from = start.end()) {
            found.add(body(text, start.end()));
        }
        return found;
    }

    private static String body(String text, int from) {
        int depth = 1;
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                break;
            }
            at++;
        }
        return text.substring(from, at).strip();
    }

    private static boolean isPureFunction(String function) {
        if (EXCEPTION.matcher(function).matches()) {
            return !IDENTITY.matcher(function).find();
        }
        if (function.startsWith("date")) {
            return DATE.matcher(function).matches() && Names.arePure(function);
        }
        Matcher matcher = NAME.matcher(function);
        if (!matcher.lookingAt()) {
            return false;
        }
        String name = matcher.group();
        String rest = function.substring(matcher.end());
        if (!PURE.contains(name) && name.indexOf('.') > 0) {
            rest = name.substring(name.indexOf('.')) + rest;
            name = name.substring(0, name.indexOf('.'));
        }
        return PURE.contains(name)
                && (rest.isEmpty() || ".?[(:".indexOf(rest.charAt(0)) >= 0)
                && !IDENTITY.matcher(rest).find()
                && !ENVIRONMENT.matcher(function).matches()
                && Names.arePure(function)
                && (!name.equals("jq") || OtherLanguages.isPureJq(rest))
                && (!name.equals("xpath") || OtherLanguages.isPureXpath(rest));
    }
}
