package io.serai.plugins.internal.market.template;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a template.
 *
 * @param name of the workflow; the template's name if not given
 * @param parameters values by name; defaults where not given
 */
public record TemplateUse(@Nullable String name, @Nullable Map<String, String> parameters) {
    public static final TemplateUse NOTHING = new TemplateUse(null, null);
}
