package io.serai.journal.internal.record;

import java.nio.charset.StandardCharsets;

/**
 * Texts that journals are full of: names of headers, kinds of steps, the frame of a portion. Portions point into them
 * instead of saying them again, so nothing here may ever change; other words are a second text with a mark of its own.
 */
final class Words {
    private static final String FIRST = """
            java.lang.IllegalStateExceptionjava.lang.IllegalArgumentExceptionjava.net.ConnectExceptionjava.net.S\
            ocketTimeoutExceptionjava.io.IOExceptionorg.apache.camel.ValidationExceptionorg.apache.camel.CamelEx\
            ecutionExceptionorg.apache.camel.RuntimeCamelExceptionorg.apache.camel.http.base.HttpOperationFailed\
            ExceptionHTTP operation failed invoking http://localhost:, with statusCode: 500CamelHttpResponseCode\
            CamelHttpResponseTextCamelHttpMethodCamelHttpPathCamelHttpQueryCamelFileNameCamelAggregatedSizeCamel\
            ToEndpointTransfer-EncodingX-Request-IdX-Execution-IdX-Forwarded-ForAuthorizationLocationServerDateE\
            TagLast-ModifiedSun, 01 Jan 2026 00:00:00 GMTMozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHT\
            ML, like Gecko) Chrome/Apache-HttpClient/5.4 (Java/17.0.curl/8.application/x-www-form-urlencodedappl\
            ication/xmlapplication/octet-streamtext/htmltext/plain;charset=utf-8gzip, deflate, brgzip, x-gzip, d\
            eflatekeep-aliveno-cachenosniffchunkedidempotency-keycache-controlx-request-idaccept-languagetracepa\
            rentjava.util.LinkedHashMapjava.util.ArrayListjava.math.BigDecimaljava.time.Instant{"$":["map",[{"$"\
            :["java.lang.Integer",{"$":["java.lang.Double",{"$":["java.lang.Long",","statusCode":,"message":","e\
            rror":","status":","name":","type":","id":","amount":,"email":","country":","timestamp":"2026-01-01T\
            00:00:00.000ZtruefalsenullINFOERRORSeraiApprovalapprovedrejecteddecision","filter","multicast","reci\
            pientList","wireTap","enrich","pollEnrich","aggregate","resequence","doTry","doCatch","doFinally","l\
            oop","delay","throttle","circuitBreaker","saga","validate","sort","sample","idempotentConsumer","thr\
            owException","removeHeader","removeHeaders","removeVariable","setProperty","setHeaders","setVariable\
            s","convertBodyTo","transform","process","script","script:groovy","xslt","jq","jsonpath","json-valid\
            ator","kamelet","bean","ref:","bean","ref: method:","direct","direct:","tool","tool:","agent","agent\
            :","http","http://","https","https://localhost:","sql","sql:","file","file:","mail","smtp","kafka","\
            kafka:","jms","queue:","workflow","workflow:","event","event:","approval","approval:","wait","wait:"\
            ,"log","log:","split","tokenize{","split","simple{${body.","unmarshal","json","marshal","json","choi\
            ce","choice","when","when[simple{${header.","otherwise","otherwise","setProperty","exchangeProperty.\
            ","setVariable","setHeader","Content-Type","setHeader","CamelHttpMethod","setBody","constant{","setB\
            ody","jq{.","setBody","simple{${variable.","setBody","simple{{\\"${header.}}","${body}}}",,1,2,1],["/\
            -1],["/,0,0,1],["/]],"r":[["/",1,{},{},{},[],0]],"r":[["/",1,{"CamelHttpResponseCode":2,"CamelHttpRe\
            sponseText":3,"Content-Length":4,"Content-Type":5,"Date":6},{},{},[],0],["/]],"o":0,"p":[0,]],"o":1,\
            "p":[0,,8,26,0,]],"o":2,"p":[0,{"v":3,"t":1795,"s":[["/{"v":3,"r":[["",-1,{},{},{},[],0]],"p":[]}{"v\
            ":3,"r":[["",0,{},{},{},[],0]],"p":[0,{"v":3,"r":[["",0,{"accept":1,"accept-encoding":2,"connection"\
            :3,"content-length":4,"content-type":5,"host":6,"user-agent":7},{"hookPath":8,"hookMethod":9},{},[],\
            0]],"p":[0,,0,3,0,20,0,2,0,16,0,31,0,9,0,30,0,15,0,4]}{"v":3,"r":[["",0,{"content-length":1,"content\
            -type":2,"host":3},{"hookPath":4,"hookMethod":5},{},[],0]],"p":[0,,0,3,0,16,0,14,0,5,0,4]}*/*gzip, d\
            eflatekeep-aliveapplication/json; charset=UTF-8localhost:8181127.0.0.1:8181application/jsonPUTGETPOS\
            T\
            """;

    private Words() {}

    static byte[] first() {
        return FIRST.getBytes(StandardCharsets.US_ASCII);
    }
}
