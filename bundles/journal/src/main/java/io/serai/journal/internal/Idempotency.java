package io.serai.journal.internal;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.processor.idempotent.IdempotentConsumer;
import org.apache.camel.processor.idempotent.IdempotentOnCompletion;
import org.jspecify.annotations.Nullable;

/** What an idempotent consumer still owes its repository when the exchange ends, also where the step was restored. */
final class Idempotency {
    private final IdempotentConsumer consumer;

    private Idempotency(IdempotentConsumer consumer) {
        this.consumer = consumer;
    }

    /** Null for any other node. */
    static @Nullable Idempotency of(Processor processor) {
        return processor instanceof IdempotentConsumer consumer ? new Idempotency(consumer) : null;
    }

    /** The exchange enters the step. */
    static void enter(Exchange exchange, String path) {
        exchange.setProperty(SeenRepository.ASKS, path);
    }

    /** The key that an exchange brings; to be asked before the step's outcome is restored. */
    @Nullable
    String key(Exchange exchange) {
        return consumer.getMessageIdExpression().evaluate(exchange, String.class);
    }

    /** The step was restored: its key is confirmed or given back when the exchange ends, as if it had just run. */
    void restored(Exchange exchange, String path, @Nullable String key) {
        boolean duplicate = Boolean.TRUE.equals(exchange.getProperty(Exchange.DUPLICATE_MESSAGE));
        if (key == null || consumer.isCompletionEager() || (duplicate && consumer.isSkipDuplicate())) {
            return;
        }
        SeenRepository.remember(exchange, key, path);
        exchange.getExchangeExtension()
                .addOnCompletion(new IdempotentOnCompletion(
                        consumer.getIdempotentRepository(), key, consumer.isEager(), consumer.isRemoveOnFailure()));
    }
}
