package io.serai.journal.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.language.simple.SimpleLanguage;
import org.apache.camel.model.LogDefinition;
import org.apache.camel.model.MarshalDefinition;
import org.apache.camel.model.SetBodyDefinition;
import org.apache.camel.model.SetHeaderDefinition;
import org.apache.camel.model.SetVariableDefinition;
import org.apache.camel.model.dataformat.CustomDataFormat;
import org.apache.camel.model.dataformat.JsonDataFormat;
import org.apache.camel.model.dataformat.ZipFileDataFormat;
import org.apache.camel.model.language.ConstantExpression;
import org.apache.camel.model.language.ExchangePropertyExpression;
import org.apache.camel.model.language.HeaderExpression;
import org.apache.camel.model.language.JqExpression;
import org.apache.camel.model.language.JsonPathExpression;
import org.apache.camel.model.language.LanguageExpression;
import org.apache.camel.model.language.MethodCallExpression;
import org.apache.camel.model.language.SimpleExpression;
import org.apache.camel.model.language.TokenizerExpression;
import org.apache.camel.model.language.VariableExpression;
import org.apache.camel.model.language.XPathExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PurityTest {
    /** Every function that Camel documents, with an example of its use; + pure, - not. */
    private static final Map<String, String> FUNCTIONS = Map.ofEntries(
            Map.entry("body", "+${body.size}"),
            Map.entry("prettyBody", "+${prettyBody}"),
            Map.entry("bodyOneLine", "+${bodyOneLine}"),
            Map.entry("originalBody", "-${originalBody}"),
            Map.entry("id", "-${id}"),
            Map.entry("messageTimestamp", "-${messageTimestamp}"),
            Map.entry("exchangeId", "-${exchangeId}"),
            Map.entry("exchange", "-${exchange.created}"),
            Map.entry("exception", "+${exception.code}"),
            Map.entry("exception.message", "+${exception.message}"),
            Map.entry("exception.stackTrace", "-${exception.stackTrace}"),
            Map.entry("threadId", "-${threadId}"),
            Map.entry("threadName", "-${threadName}"),
            Map.entry("hostName", "-${hostName}"),
            Map.entry("camelId", "+${camelId}"),
            Map.entry("routeId", "+${routeId}"),
            Map.entry("fromRouteId", "-${fromRouteId}"),
            Map.entry("routeGroup", "+${routeGroup}"),
            Map.entry("stepId", "-${stepId}"),
            Map.entry("null", "+${null}"),
            Map.entry("messageAs(type)", "+${messageAs(java.lang.String).length}"),
            Map.entry("bodyAs(type)", "+${bodyAs(String).trim}"),
            Map.entry("mandatoryBodyAs(type)", "+${mandatoryBodyAs(String)}"),
            Map.entry("headerAs(key,type)", "+${headerAs('n', Integer)}"),
            Map.entry("headers", "+${headers}"),
            Map.entry("header.name", "+${header.name[key]}"),
            Map.entry("variableAs(key,type)", "+${variableAs(n, Integer)}"),
            Map.entry("variables", "+${variables.size}"),
            Map.entry("variable.name", "+${variable.name}"),
            Map.entry("exchangeProperty.name", "+${exchangeProperty.name}"),
            Map.entry("camelContext", "-${camelContext.uptime}"),
            Map.entry("jq(input,exp)", "+${jq(header:x,.foo.now)}"),
            Map.entry("jsonpath(input,exp)", "+${jsonpath($.id)}"),
            Map.entry("xpath(input,exp)", "+${xpath(header:x,count(/a/b))}"),
            Map.entry("sys.name", "-${sys.user}"),
            Map.entry("env.name", "-${env.HOME}"),
            Map.entry("pretty(exp)", "+${pretty(${body})}"),
            Map.entry("date(command)", "-${date:now:yyyy}"),
            Map.entry("date-with-timezone(command:timezone:pattern)", "-${date-with-timezone:now:GMT:HH}"),
            Map.entry("bean(name.method)", "-${bean:orders.total}"),
            Map.entry("propertiesExist:key", "+${propertiesExist:!limit}"),
            Map.entry("properties:key:default", "+${properties:limit:10}"),
            Map.entry("ref:name", "-${ref:orders}"),
            Map.entry("type:name.field", "+${type:org.apache.camel.Exchange.FILE_NAME}"),
            Map.entry("replace(from,to,exp)", "+${replace(a,b)}"),
            Map.entry("substring(head,tail)", "+${substring(1,2)}"),
            Map.entry("random(min,max)", "-${random(1,6)}"),
            Map.entry("skip(num)", "+${skip(1)}"),
            Map.entry("collate(num)", "+${collate(10)}"),
            Map.entry("join(separator,prefix,exp)", "+${join(&)}"),
            Map.entry("messageHistory(boolean)", "-${messageHistory(false)}"),
            Map.entry("uuid(type)", "-${uuid(short)}"),
            Map.entry("hash(exp,algorithm)", "+${hash(${body},SHA-256)}"),
            Map.entry("empty(type)", "+${empty(list)}"),
            Map.entry("iif(predicate,trueExp,falseExp)", "+${iif(${body} > 1,yes,no)}"),
            Map.entry("list(val...)", "+${list(${body}, 2)}"),
            Map.entry("map(key1,value1,...)", "+${map(a,${body})}"),
            Map.entry("attachments", "+${attachments}"),
            Map.entry("attachments.size", "+${attachments.size}"),
            Map.entry("attachmentContentAsText", "+${attachmentContentAsText(a)}"),
            Map.entry("attachmentContent", "+${attachmentContent(a)}"),
            Map.entry("attachmentContentAs(type)", "+${attachmentContentAs(a,String)}"),
            Map.entry("attachmentHeader(key,name)", "+${attachmentHeader(a,b)}"),
            Map.entry("attachmentHeader(key,name,type)", "+${attachmentHeader(a,b,String)}"),
            Map.entry("attachment(key)", "+${attachment(a).name}"));

    @Test
    void knowsEveryFunctionOfCamelsSimpleLanguage() throws Exception {
        Set<String> documented = new TreeSet<>();
        try (InputStream in = SimpleLanguage.class
                .getClassLoader()
                .getResourceAsStream("META-INF/org/apache/camel/language/simple/simple.json")) {
            JsonNode functions = new ObjectMapper().readTree(in).path("functions");
            functions.fieldNames().forEachRemaining(documented::add);
        }
        assertThat(new TreeMap<>(FUNCTIONS).keySet())
                .as("functions listed here")
                .isEqualTo(documented);

        FUNCTIONS.forEach((function, example) ->
                assertThat(simple(example.substring(1))).as(function).isEqualTo(example.startsWith("+")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain text",
                "$simple{body}",
                "${in.body} and ${in.header.x}",
                "${date:header.birthday:yyyy}",
                "${date-with-timezone:exchangeProperty.start:GMT:yyyy}",
                "${header.count}++",
                "${body[0].name} == 'now' && ${variable.random} > 3",
                "${exchangeProperty.CamelSplitIndex}",
                "${exchangeProperty.SeraiExecutionId}",
                "${file:name.noext}",
                "${exception.errors[0].field}",
                "{\"a\": {\"b\": \"${body}\"}}"
            })
    void readsTheMessageOnly(String text) {
        assertThat(simple(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${iif(${body} == 1, ${random(1,2)}, 3)}",
                "$simple{random(3)}",
                "${header.${uuid}}",
                "${${header.function}}",
                "${hostname}",
                "${date:exchangeCreated}",
                "${date:file:yyyy}",
                "${properties:env:HOME}",
                "${sysenv.HOME}",
                "${variable.global:count}",
                "${variable:route:x:count}",
                "${variableAs('global:count', Integer)}",
                "${exchangeProperty.CamelTimerFiredTime}",
                "${exchangeProperty[CamelCreatedTimestamp]}",
                "${header.CamelRedeliveryCounter}",
                "${body.hashCode}",
                "${exception.fillInStackTrace()}",
                "${exception}",
                "${jq(now)}",
                "${bodyguard}",
                "${logExchange}",
                "${unknown}",
                "${date:now"
            })
    void whatIsNotKnownToBePureIsNot(String text) {
        assertThat(simple(text)).isFalse();
    }

    @Test
    void judgesOtherLanguages() {
        assertThat(Purity.isPure(null)).isTrue();
        assertThat(Purity.isPure(new ConstantExpression("${random(1)}"))).isTrue();
        assertThat(Purity.isPure(new ConstantExpression("resource:file:/tmp/x")))
                .isFalse();
        assertThat(Purity.isPure(new ConstantExpression("resource:classpath:x")))
                .isTrue();
        assertThat(Purity.isPure(new HeaderExpression("x"))).isTrue();
        assertThat(Purity.isPure(new ExchangePropertyExpression("CamelLoopIndex")))
                .isTrue();
        assertThat(Purity.isPure(new ExchangePropertyExpression("CamelFailureEndpoint")))
                .isFalse();
        assertThat(Purity.isPure(new VariableExpression("x"))).isTrue();
        assertThat(Purity.isPure(new VariableExpression("global:x"))).isFalse();
        assertThat(Purity.isPure(new TokenizerExpression(","))).isTrue();
        assertThat(Purity.isPure(new JsonPathExpression("$.a[?(@.b < ${header.limit})]")))
                .isTrue();
        assertThat(Purity.isPure(new JsonPathExpression("$.a[?(@.b < ${random(3)})]")))
                .isFalse();
        assertThat(Purity.isPure(new MethodCallExpression("orders", "total"))).isFalse();
        for (String language : Set.of(
                "groovy",
                "js",
                "java",
                "joor",
                "ognl",
                "mvel",
                "python",
                "datasonnet",
                "ref",
                "bean",
                "spel",
                "wasm",
                "csimple",
                "xquery",
                "hl7terser",
                "own")) {
            assertThat(Purity.isPure(new LanguageExpression(language, "x")))
                    .as(language)
                    .isFalse();
        }
        assertThat(Purity.isPure(new LanguageExpression("simple", "${body}"))).isTrue();
    }

    @Test
    void judgesJq() {
        assertThat(Purity.isPure(new JqExpression(".items | map(.now) | {input: .[0], \"now\": 1}")))
                .isTrue();
        assertThat(Purity.isPure(new JqExpression("header(\"x\") + property(\"y\") + \"now\"")))
                .isTrue();
        assertThat(Purity.isPure(new JqExpression(".at = now"))).isFalse();
        assertThat(Purity.isPure(new JqExpression("\"at \\(now)\""))).isFalse();
        assertThat(Purity.isPure(new JqExpression("$ENV.HOME"))).isFalse();
        assertThat(Purity.isPure(new JqExpression("env | .HOME"))).isFalse();
        assertThat(Purity.isPure(new JqExpression("property(\"CamelTimerFiredTime\")")))
                .isFalse();
    }

    @Test
    void judgesXpath() {
        assertThat(Purity.isPure(new XPathExpression("/order[@id = in:header('id')]/line[last()]/text()")))
                .isTrue();
        assertThat(Purity.isPure(new XPathExpression("function:simple('${header.x}')")))
                .isTrue();
        assertThat(Purity.isPure(new XPathExpression("function:simple('${uuid}')")))
                .isFalse();
        assertThat(Purity.isPure(new XPathExpression("document('file:/etc/x')/a")))
                .isFalse();
        assertThat(Purity.isPure(new XPathExpression("current-dateTime()"))).isFalse();
        XPathExpression saxon = new XPathExpression("/a");
        saxon.setSaxon("true");
        assertThat(Purity.isPure(saxon)).isFalse();
    }

    @Test
    void judgesTheWorkOfAStep() {
        assertThat(Purity.usesImpureExpression(new SetBodyDefinition(new SimpleExpression("${body}"))))
                .isFalse();
        assertThat(Purity.usesImpureExpression(new SetBodyDefinition(new SimpleExpression("${uuid}"))))
                .isTrue();
        SetHeaderDefinition named = new SetHeaderDefinition("${uuid}", new ConstantExpression("x"));
        assertThat(Purity.usesImpureExpression(named)).as("name").isTrue();
        assertThat(Purity.usesImpureExpression(new SetVariableDefinition("global:x", new ConstantExpression("x"))))
                .isTrue();
        assertThat(Purity.usesImpureExpression(new LogDefinition("at ${date:now}")))
                .as("log")
                .isFalse();
        assertThat(Purity.usesImpureExpression(new LogDefinition("at ${bean:x.y}")))
                .as("log")
                .isTrue();
        assertThat(Purity.usesImpureExpression(new MarshalDefinition(new JsonDataFormat())))
                .isFalse();
        assertThat(Purity.usesImpureExpression(new MarshalDefinition(new ZipFileDataFormat())))
                .isTrue();
        assertThat(Purity.usesImpureExpression(new MarshalDefinition(new CustomDataFormat("mine"))))
                .isTrue();
    }

    private static boolean simple(String text) {
        return Purity.isPure(new SimpleExpression(text));
    }
}
