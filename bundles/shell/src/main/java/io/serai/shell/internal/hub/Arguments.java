package io.serai.shell.internal.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.serai.api.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads an operation's arguments as they are typed: {@code name=text}, {@code name:=json}, {@code name=@file} for a
 * file's text, {@code name:=@file} for a file's JSON, or one JSON object for them all.
 */
public final class Arguments {
    private static final TypeReference<LinkedHashMap<String, Object>> TREE = new TypeReference<>() {};

    private final Path folder;

    /** @param folder where relative file names start */
    public Arguments(Path folder) {
        this.folder = folder;
    }

    public Map<String, Object> read(List<String> words) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (String word : words) {
            if (word.startsWith("{")) {
                arguments.putAll(object(word));
                continue;
            }
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new InvalidInputException(
                        "argument.form",
                        "Write name=text, name:=json or a JSON object in single quotes, not " + word + ".");
            }
            boolean asJson = word.charAt(equals - 1) == ':';
            String name = word.substring(0, asJson ? equals - 1 : equals);
            String text = text(word.substring(equals + 1));
            // nobody means a text that happens to be a JSON object
            boolean isTree = text.startsWith("{") && text.endsWith("}") || text.startsWith("[") && text.endsWith("]");
            arguments.put(name, asJson || isTree ? json(name, text) : text);
        }
        return arguments;
    }

    /** A file's text. */
    public String file(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new InvalidInputException("argument.file", "The file " + name + " cannot be read.");
        }
    }

    /** JSON as typed, or from a file. */
    public Object json(String name, String typed) {
        try {
            return Hub.JSON.readValue(text(typed), Object.class);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    "argument.json", name + " is not JSON: " + e.getOriginalMessage() + ". Quote it with ' '.");
        }
    }

    private String text(String typed) {
        return typed.startsWith("@") ? file(typed.substring(1)) : typed;
    }

    private static Map<String, Object> object(String text) {
        try {
            return Hub.JSON.readValue(text, TREE);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    "argument.json", "That is not a JSON object: " + e.getOriginalMessage() + ". Quote it with ' '.");
        }
    }
}
