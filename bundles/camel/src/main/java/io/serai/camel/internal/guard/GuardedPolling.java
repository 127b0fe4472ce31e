package io.serai.camel.internal.guard;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.PollingConsumer;
import org.apache.camel.support.PollingConsumerSupport;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/** Fetches messages behind a check. */
final class GuardedPolling extends PollingConsumerSupport {
    private final PollingConsumer consumer;
    private final Runnable check;

    GuardedPolling(Endpoint endpoint, PollingConsumer consumer, Runnable check) {
        super(endpoint);
        this.consumer = consumer;
        this.check = check;
    }

    @Override
    public @Nullable Exchange receive() {
        check.run();
        return consumer.receive();
    }

    @Override
    public @Nullable Exchange receiveNoWait() {
        check.run();
        return consumer.receiveNoWait();
    }

    @Override
    public @Nullable Exchange receive(long timeout) {
        check.run();
        return consumer.receive(timeout);
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(consumer);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(consumer);
    }

    @Override
    protected void doShutdown() {
        ServiceHelper.stopAndShutdownService(consumer);
    }
}
