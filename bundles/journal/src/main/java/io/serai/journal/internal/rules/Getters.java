package io.serai.journal.internal.rules;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.model.ExpressionSubElementDefinition;
import org.apache.camel.model.OnWhenDefinition;
import org.apache.camel.model.PropertyExpressionDefinition;
import org.apache.camel.model.SetHeaderDefinition;
import org.apache.camel.model.SetVariableDefinition;
import org.apache.camel.model.WhenDefinition;
import org.apache.camel.model.language.ExpressionDefinition;

/** The getters through which a class of Camel's model gives the expressions it evaluates itself. */
final class Getters {
    private static final Set<Class<?>> HOLDERS = Set.of(
            ExpressionSubElementDefinition.class,
            OnWhenDefinition.class,
            WhenDefinition.class,
            SetHeaderDefinition.class,
            SetVariableDefinition.class,
            PropertyExpressionDefinition.class);

    private static final ClassValue<List<Method>> GETTERS = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            return Stream.of(type.getMethods())
                    .filter(Getters::givesExpressions)
                    .toList();
        }
    };

    private Getters() {}

    static List<Method> of(Class<?> type) {
        return GETTERS.get(type);
    }

    private static boolean givesExpressions(Method method) {
        return method.getParameterCount() == 0
                && !Modifier.isStatic(method.getModifiers())
                && !method.isBridge()
                && method.getName().startsWith("get")
                && !method.getName().equals("getExpressionType") // the same as getExpression
                && (isHolder(method.getReturnType()) || isList(method.getGenericReturnType()));
    }

    private static boolean isHolder(Class<?> type) {
        return ExpressionDefinition.class.isAssignableFrom(type) || HOLDERS.contains(type);
    }

    private static boolean isList(Type type) {
        return type instanceof ParameterizedType list
                && list.getRawType() == List.class
                && list.getActualTypeArguments()[0] instanceof Class<?> item
                && isHolder(item);
    }
}
