package io.serai.http.internal.json;

import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** A record component is required unless its type is {@code @Nullable}: one declaration for code, wire and document. */
final class RequiredComponents extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    private final boolean primitives;

    RequiredComponents(boolean primitives) {
        this.primitives = primitives;
    }

    @Override
    public Boolean hasRequiredMarker(AnnotatedMember member) {
        Boolean said = super.hasRequiredMarker(member);
        Class<?> owner = member.getDeclaringClass();
        if (said != null || !owner.isRecord()) {
            return said;
        }
        RecordComponent component = component(owner, member);
        if (component == null) {
            return said;
        }
        return component.getType().isPrimitive() ? primitives : !nullable(component.getAnnotatedType());
    }

    private static @Nullable RecordComponent component(Class<?> owner, Annotated member) {
        RecordComponent[] components = owner.getRecordComponents();
        if (member instanceof AnnotatedParameter parameter) {
            return parameter.getIndex() < components.length ? components[parameter.getIndex()] : null;
        }
        if (member instanceof AnnotatedField || member instanceof AnnotatedMethod) {
            for (RecordComponent component : components) {
                if (component.getName().equals(member.getName())) {
                    return component;
                }
            }
        }
        return null;
    }

    // By name: a bundle may bring its own copy of the annotation.
    static boolean nullable(AnnotatedType type) {
        for (Annotation annotation : type.getAnnotations()) {
            if ("Nullable".equals(annotation.annotationType().getSimpleName())) {
                return true;
            }
        }
        return false;
    }
}
