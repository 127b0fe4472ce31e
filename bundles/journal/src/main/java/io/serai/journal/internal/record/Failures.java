package io.serai.journal.internal.record;

import io.serai.journal.internal.record.Values.Classes;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sun.reflect.ReflectionFactory;

/**
 * Keeps throwables and makes them again, of the same class, so that a recorded failure is caught by the same {@code
 * doCatch} and {@code onException} in a replay. The class's own constructors are not called.
 */
public final class Failures {
    private static final int MAX_CAUSES = 8;

    private Failures() {}

    public static Failure keep(Throwable thrown) {
        return keep(thrown, 0);
    }

    private static Failure keep(Throwable thrown, int depth) {
        Throwable cause = thrown.getCause();
        return new Failure(
                thrown.getClass().getName(),
                thrown.getMessage(),
                cause == null || cause == thrown || depth >= MAX_CAUSES ? null : keep(cause, depth + 1),
                fields(thrown));
    }

    private static Map<String, Payload> fields(Throwable thrown) {
        Map<String, Payload> kept = new LinkedHashMap<>();
        for (Class<?> type = thrown.getClass(); own(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                try {
                    if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
                        Object value = field.get(thrown);
                        if (value != null) {
                            kept.put(type.getName() + "#" + field.getName(), Values.keep(value));
                        }
                    }
                } catch (IllegalAccessException | RuntimeException e) {
                    // a live object inside a throwable, such as the exchange: the rest of it is enough
                    continue;
                }
            }
        }
        return kept;
    }

    private static boolean own(Class<?> type) {
        return type != Throwable.class
                && type != Exception.class
                && type != RuntimeException.class
                && type != Error.class;
    }

    /** The throwable again; where its class is gone or does not let itself be made, one that says what it was. */
    public static Throwable restore(Failure failure, Classes classes) {
        Throwable cause = failure.cause() == null ? null : restore(failure.cause(), classes);
        Class<?> type = classes.find(failure.type());
        if (type == null || !Throwable.class.isAssignableFrom(type)) {
            return new RecordedFailure(failure.type(), failure.message(), cause);
        }
        try {
            Constructor<?> base = Throwable.class.getConstructor(String.class, Throwable.class);
            Throwable made = (Throwable) ReflectionFactory.getReflectionFactory()
                    .newConstructorForSerialization(type, base)
                    .newInstance(failure.message(), cause);
            made.setStackTrace(new StackTraceElement[0]);
            for (Class<?> at = type; own(at); at = at.getSuperclass()) {
                set(made, at, failure.fields(), classes);
            }
            return made;
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException
                | InaccessibleObjectException e) {
            return new RecordedFailure(failure.type(), failure.message(), cause);
        }
    }

    private static void set(Throwable made, Class<?> type, Map<String, Payload> fields, Classes classes)
            throws IllegalAccessException {
        for (Field field : type.getDeclaredFields()) {
            Payload kept = fields.get(type.getName() + "#" + field.getName());
            if (kept != null && field.trySetAccessible()) {
                Object value = Values.restore(kept, classes);
                if (fits(field.getType(), value)) {
                    field.set(made, value);
                }
            }
        }
    }

    private static boolean fits(Class<?> type, @Nullable Object value) {
        return value != null && (type.isPrimitive() || type.isInstance(value));
    }
}
