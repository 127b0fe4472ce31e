package io.serai.shell.internal.command;

import io.serai.api.error.InvalidInputException;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

/** Sets options that stand after a command's arguments; Karaf itself reads only those before them. */
final class LateOptions {
    private LateOptions() {}

    /** @throws InvalidInputException {@code argument.option} for a word that is no option, or one without its value */
    static void apply(HubCommand command, List<String> words) {
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            Field field = option(command.getClass(), name)
                    .orElseThrow(() -> wrong(word + " is one argument too many, or an unknown option; see --help."));
            set(command, field, name, equals < 0 ? null : word.substring(equals + 1), rest);
        }
    }

    private static void set(
            HubCommand command, Field field, String name, @Nullable String given, Iterator<String> rest) {
        try {
            field.setAccessible(true);
            if (field.getType() == boolean.class) {
                field.setBoolean(command, given == null || Boolean.parseBoolean(given));
                return;
            }
            if (given == null && !rest.hasNext()) {
                throw wrong(name + " needs a value.");
            }
            field.set(command, value(field.getType(), name, given == null ? rest.next() : given));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be set.", e);
        }
    }

    private static Object value(Class<?> type, String name, String text) {
        try {
            if (type == int.class || type == Integer.class) {
                return Integer.valueOf(text);
            }
            return type == long.class ? Long.valueOf(text) : text;
        } catch (NumberFormatException e) {
            throw wrong(name + " takes a number, not " + text + ".");
        }
    }

    private static Optional<Field> option(Class<?> type, String name) {
        for (Class<?> owner = type; owner != null && owner != Object.class; owner = owner.getSuperclass()) {
            for (Field field : owner.getDeclaredFields()) {
                Option option = field.getAnnotation(Option.class);
                if (option != null
                        && (option.name().equals(name)
                                || Arrays.asList(option.aliases()).contains(name))) {
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }

    private static InvalidInputException wrong(String sentence) {
        return new InvalidInputException("argument.option", sentence);
    }
}
