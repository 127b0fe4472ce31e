package io.serai.api.operation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The permission an operation asks for, such as {@code workflow:update}. Every operation has one. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
    /** Anybody may call it, without a token (login, the OpenAPI document). */
    String NOTHING = "public";

    /** Any caller with a valid token may call it (their own profile, password and sessions). */
    String LOGIN = "login";

    /** {@code resource:action}, or {@link #NOTHING}, or {@link #LOGIN}. */
    String value();
}
