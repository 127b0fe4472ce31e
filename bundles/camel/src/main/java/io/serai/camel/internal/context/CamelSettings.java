package io.serai.camel.internal.context;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Serai Camel", description = "Limits of what routes may ask of the hub at the same time.")
public @interface CamelSettings {
    @AttributeDefinition(
            name = "Tool threads",
            description = "How many tool calls of all workflows run at the same time.")
    int tool_threads() default 32;

    @AttributeDefinition(
            name = "Tool queue",
            description = "How many tool calls may wait for a thread; one more fails with tool.overloaded.")
    int tool_queue() default 1000;
}
