package io.serai.http.internal.rest;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What CXF's own servlet is told: no page that lists services, and a servlet context it has no use for. */
final class RestServletConfig implements ServletConfig {
    private static final ServletContext EMPTY = (ServletContext) Proxy.newProxyInstance(
            RestServletConfig.class.getClassLoader(), new Class<?>[] {ServletContext.class}, (proxy, method, args) -> {
                Class<?> type = method.getReturnType();
                return type == int.class ? (Object) 0 : type == boolean.class ? (Object) false : null;
            });

    @Override
    public String getServletName() {
        return "rest";
    }

    @Override
    public ServletContext getServletContext() {
        return EMPTY;
    }

    @Override
    public @Nullable String getInitParameter(String name) {
        return "hide-service-list-page".equals(name) ? "true" : null;
    }

    @Override
    public Enumeration<String> getInitParameterNames() {
        return Collections.enumeration(List.of("hide-service-list-page"));
    }
}
