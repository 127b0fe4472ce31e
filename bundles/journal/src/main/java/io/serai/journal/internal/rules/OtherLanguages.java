package io.serai.journal.internal.rules;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Languages other than simple whose expressions can be seen to be pure. */
final class OtherLanguages {
    /** A name that is neither a field ({@code .now}) nor a key nor part of a longer name. */
    private static final Pattern JQ_OUTSIDE = Pattern.compile(
            "(?<![.\\w$\"])(now|env|input|inputs|debug|stderr|include"
                    + "|import|input_filename|input_line_number|halt|halt_error|rand|random|get_search_list)\\b(?!\\s*:)|\\$ENV\\b");

    private static final Pattern JQ_NAME =
            Pattern.compile("\\b(property|exchangeProperty|variable|header)\\(\"([^\"]*)\"\\)");

    private static final Pattern CALL = Pattern.compile("([A-Za-z][\\w.-]*(?::[\\w-]+)?)\\s*\\(");

    /** XPath 1.0, and what Camel adds to it. */
    private static final Set<String> XPATH = Set.of(
            "last",
            "position",
            "count",
            "id",
            "local-name",
            "namespace-uri",
            "name",
            "string",
            "concat",
            "starts-with",
            "contains",
            "substring-before",
            "substring-after",
            "substring",
            "string-length",
            "normalize-space",
            "translate",
            "boolean",
            "not",
            "true",
            "false",
            "lang",
            "number",
            "sum",
            "floor",
            "ceiling",
            "round",
            "text",
            "node",
            "comment",
            "processing-instruction",
            "and",
            "or",
            "div",
            "mod",
            "in:header",
            "in:body",
            "function:properties",
            "function:simple");

    private OtherLanguages() {}

    static boolean isPureJq(String text) {
        String code = withoutTexts(text);
        if (JQ_OUTSIDE.matcher(code).find()) {
            return false;
        }
        Matcher names = JQ_NAME.matcher(text);
        while (names.find()) {
            if (!Names.arePure(names.group(1) + "." + names.group(2))) {
                return false;
            }
        }
        return true;
    }

    /** Texts stay where something is computed in them. */
    private static String withoutTexts(String code) {
        return code.contains("\\(") ? code : code.replaceAll("\"[^\"]*\"", "\"\"");
    }

    static boolean isPureXpath(String text) {
        if (!SimplePurity.isPure(text)) {
            return false;
        }
        Matcher calls = CALL.matcher(text.replaceAll("'[^']*'|\"[^\"]*\"", "''"));
        while (calls.find()) {
            if (!XPATH.contains(calls.group(1))) {
                return false;
            }
        }
        return true;
    }
}
