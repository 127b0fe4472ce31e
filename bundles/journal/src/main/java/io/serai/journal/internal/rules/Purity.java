package io.serai.journal.internal.rules;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.camel.model.ClaimCheckDefinition;
import org.apache.camel.model.ConvertVariableDefinition;
import org.apache.camel.model.DataFormatDefinition;
import org.apache.camel.model.ExpressionSubElementDefinition;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.model.MarshalDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RemoveVariableDefinition;
import org.apache.camel.model.SetHeaderDefinition;
import org.apache.camel.model.SetHeadersDefinition;
import org.apache.camel.model.SetPropertyDefinition;
import org.apache.camel.model.SetVariableDefinition;
import org.apache.camel.model.SetVariablesDefinition;
import org.apache.camel.model.SortDefinition;
import org.apache.camel.model.ThrowExceptionDefinition;
import org.apache.camel.model.TryDefinition;
import org.apache.camel.model.UnmarshalDefinition;
import org.apache.camel.model.language.ExpressionDefinition;
import org.apache.camel.model.language.SingleInputTypedExpressionDefinition;
import org.apache.camel.model.language.TokenizerExpression;
import org.apache.camel.model.language.XPathExpression;
import org.jspecify.annotations.Nullable;

/** Whether something gives the same result when a replay evaluates it again. What is not known to do so does not. */
public final class Purity {
    /** Loaded once per version, and the same each time: part of the plugin or of the hub. */
    private static final String CLASSPATH = "resource:classpath:";

    /** All but those that write the time, a random boundary or a random key, and somebody's bean. */
    private static final Set<String> PURE_FORMATS = Set.of(
            "asn1",
            "avro",
            "avroJackson",
            "barcode",
            "base64",
            "beanio",
            "bindy",
            "cbor",
            "csv",
            "dfdl",
            "fhirJson",
            "fhirXml",
            "flatpack",
            "fory",
            "grok",
            "groovyXml",
            "gzipDeflater",
            "hl7",
            "iso8583",
            "jacksonXml",
            "jaxb",
            "json",
            "gson",
            "jackson",
            "fastjson",
            "jsonb",
            "johnzon",
            "jsonApi",
            "lzf",
            "parquetAvro",
            "protobuf",
            "protobufJackson",
            "rss",
            "smooks",
            "soap",
            "swiftMt",
            "swiftMx",
            "syslog",
            "thrift",
            "tidyMarkup",
            "univocityCsv",
            "univocityFixed",
            "univocityTsv",
            "xstream",
            "yaml",
            "zipDeflater",
            "snakeyaml",
            "bindyCsv",
            "bindyFixed",
            "bindyKvp");

    private static final Set<String> IMPURE_TO_READ = Set.of("custom", "");

    private Purity() {}

    /** Whether an expression gives the same result again on the same message. No expression is pure. */
    public static boolean isPure(@Nullable ExpressionDefinition expression) {
        if (expression == null) {
            return true;
        }
        String language = expression.getLanguage();
        ExpressionDefinition inner = expression.getExpressionType();
        if (inner != null && inner != expression) {
            return isPure(inner); // built by Java code, which wraps what it means
        }
        String text = expression instanceof TokenizerExpression tokenizer
                ? text(tokenizer.getToken()) + text(tokenizer.getEndToken()) + text(tokenizer.getGroup())
                : expression.getExpression();
        if (text == null) {
            return false; // code
        }
        if (text.startsWith("resource:")) {
            return "constant".equals(language) && text.startsWith(CLASSPATH);
        }
        if (expression instanceof SingleInputTypedExpressionDefinition single
                && single.getSource() != null
                && !Names.arePure(single.getSource())) {
            return false;
        }
        return language != null && isPure(language, text, expression);
    }

    private static boolean isPure(String language, String text, ExpressionDefinition expression) {
        return switch (language) {
            case "constant" -> true;
            case "simple", "file", "tokenize", "xtokenize", "jsonpath" -> SimplePurity.isPure(text);
            case "header" -> Names.arePure("header." + text);
            case "exchangeProperty" -> Names.arePure("exchangeProperty." + text);
            case "variable" -> !Names.isShared(text);
            case "jq" -> OtherLanguages.isPureJq(text);
            case "xpath" ->
                OtherLanguages.isPureXpath(text) && !(expression instanceof XPathExpression xpath && isForeign(xpath));
            default -> false;
        };
    }

    /** Another XPath engine has functions of its own, such as the current time. */
    private static boolean isForeign(XPathExpression xpath) {
        return xpath.getFactoryRef() != null
                || xpath.getObjectModel() != null
                || (xpath.getSaxon() != null && !"false".equals(xpath.getSaxon()));
    }

    /**
     * Whether the work of this definition itself (not of what stands inside it) could have another result the second
     * time, because it evaluates something that is not pure.
     */
    public static boolean usesImpureExpression(ProcessorDefinition<?> definition) {
        if (definition instanceof LogDefinition log) {
            // another text in the log changes nothing of the execution
            return (log.getLogLanguage() != null
                            && !Set.of("simple", "constant").contains(log.getLogLanguage()))
                    || SimplePurity.callsOut(text(log.getMessage()));
        }
        for (ExpressionDefinition expression : expressions(definition)) {
            if (!isPure(expression)) {
                return true;
            }
        }
        for (String text : texts(definition)) {
            if (!SimplePurity.isPure(text)) {
                return true;
            }
        }
        return variables(definition).stream().anyMatch(Names::isShared)
                || (definition instanceof SortDefinition<?> sort && sort.getComparator() != null)
                || (definition instanceof ClaimCheckDefinition claim && claim.getAggregationStrategy() != null)
                || hasImpureFormat(definition);
    }

    private static boolean hasImpureFormat(ProcessorDefinition<?> definition) {
        if (definition instanceof MarshalDefinition marshal) {
            return !PURE_FORMATS.contains(name(marshal.getDataFormatType()));
        }
        return definition instanceof UnmarshalDefinition unmarshal
                && IMPURE_TO_READ.contains(name(unmarshal.getDataFormatType()));
    }

    private static String name(@Nullable DataFormatDefinition format) {
        return format == null ? "" : text(format.getDataFormatName());
    }

    /** All expressions that belong to a definition itself. */
    static List<ExpressionDefinition> expressions(ProcessorDefinition<?> definition) {
        List<ExpressionDefinition> found = new ArrayList<>();
        collect(definition, found);
        if (definition instanceof TryDefinition tried) {
            tried.getCatchClauses().forEach(clause -> collect(clause, found));
        }
        return found;
    }

    /** By their getters, so that no definition can be forgotten. */
    private static void collect(Object definition, List<ExpressionDefinition> found) {
        for (Method getter : Getters.of(definition.getClass())) {
            try {
                Object value = getter.invoke(definition);
                if (value instanceof ExpressionDefinition expression) {
                    found.add(expression);
                } else if (value instanceof ExpressionSubElementDefinition sub) {
                    add(sub.getExpressionType(), found);
                } else if (value instanceof Collection<?> parts) {
                    parts.forEach(part -> collect(part, found));
                } else if (value != null) {
                    collect(value, found);
                }
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("Cannot read " + getter, e);
            }
        }
    }

    private static void add(@Nullable ExpressionDefinition expression, List<ExpressionDefinition> found) {
        if (expression != null) {
            found.add(expression);
        }
    }

    /** Texts of a definition that Camel evaluates as simple expressions. */
    private static List<String> texts(ProcessorDefinition<?> definition) {
        List<String> texts = new ArrayList<>();
        if (definition instanceof SetHeaderDefinition header) {
            texts.add(text(header.getName()));
        } else if (definition instanceof SetHeadersDefinition headers && headers.getHeaders() != null) {
            headers.getHeaders().forEach(header -> texts.add(text(header.getName())));
        } else if (definition instanceof SetPropertyDefinition property) {
            texts.add(text(property.getName()));
        } else if (definition instanceof ThrowExceptionDefinition thrown) {
            texts.add(text(thrown.getMessage()));
        }
        variables(definition).forEach(texts::add);
        return texts;
    }

    /** The variables that a definition writes. */
    static List<String> variables(ProcessorDefinition<?> definition) {
        List<String> names = new ArrayList<>();
        if (definition instanceof SetVariableDefinition variable) {
            names.add(text(variable.getName()));
        } else if (definition instanceof SetVariablesDefinition variables && variables.getVariables() != null) {
            variables.getVariables().forEach(variable -> names.add(text(variable.getName())));
        } else if (definition instanceof RemoveVariableDefinition variable) {
            names.add(text(variable.getName()));
        } else if (definition instanceof ConvertVariableDefinition variable) {
            names.add(text(variable.getName()));
            names.add(text(variable.getToName()));
        } else {
            Received.of(definition).ifPresent(names::add);
        }
        return names;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
