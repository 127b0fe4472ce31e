package io.serai.models.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Serai models", description = "How language models are asked.")
public @interface ModelSettings {
    @AttributeDefinition(
            name = "Fallback chain",
            description = "Providers, with commas, in the order in which they are asked where nobody names a model.")
    String chain() default "groq,gemini,ollama";

    @AttributeDefinition(
            name = "Timeout in seconds",
            description = "How long a model may take for an answer or, while it streams, for the next piece.")
    int timeout_seconds() default 120;

    @AttributeDefinition(name = "Rounds", description = "How often the whole chain is tried before a call fails.")
    int rounds() default 3;

    @AttributeDefinition(name = "Threads", description = "How many calls of models may be under way at the same time.")
    int threads() default 1000;
}
