package io.serai.journal.internal;

import org.apache.camel.Exchange;
import org.apache.camel.impl.engine.DefaultInflightRepository;

/**
 * Counts nothing: a parked exchange is never removed, and whoever closes a version knows from the journal whether
 * executions of it are in memory.
 */
final class NoInflight extends DefaultInflightRepository {
    @Override
    public void add(Exchange exchange) {}

    @Override
    public void remove(Exchange exchange) {}

    @Override
    public void add(Exchange exchange, String routeId) {}

    @Override
    public void remove(Exchange exchange, String routeId) {}

    @Override
    public int size() {
        return 0;
    }

    @Override
    public int size(String routeId) {
        return 0;
    }
}
