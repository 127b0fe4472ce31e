package io.serai.camel.internal.nodes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/** The first object of one of Camel's descriptions; the options behind it, most of the file, are not read. */
record NodeHeader(Map<String, String> values) {
    private static final JsonFactory JSON = new JsonFactory();

    static NodeHeader read(InputStream in) throws IOException {
        Map<String, String> values = new HashMap<>();
        try (JsonParser parser = JSON.createParser(in)) {
            parser.nextToken(); // the file's object
            parser.nextToken(); // its first key, such as "component"
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken().isStructStart()) {
                    parser.skipChildren();
                } else {
                    values.put(name, parser.getText());
                }
            }
        }
        return new NodeHeader(values);
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    boolean is(String name) {
        return text(name).equals("true");
    }
}
