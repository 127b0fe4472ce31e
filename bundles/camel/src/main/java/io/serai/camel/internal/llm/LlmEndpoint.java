package io.serai.camel.internal.llm;

import io.serai.api.model.Models;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.support.DefaultEndpoint;

@UriEndpoint(
        scheme = "llm",
        title = "LLM",
        syntax = "llm:model",
        producerOnly = true,
        category = {Category.AI})
final class LlmEndpoint extends DefaultEndpoint {
    private final LlmOptions options;
    private final Models models;

    LlmEndpoint(String uri, LlmComponent component, LlmOptions options, Models models) {
        super(uri, component);
        this.options = options;
        this.models = models;
    }

    @Override
    public Producer createProducer() {
        return new LlmProducer(this, options, models);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(
                "llm:" + options.model() + " cannot start a route; start it with hook: or timer:.");
    }
}
