package io.serai.journal.internal;

import io.serai.journal.internal.group.Groups.Group;
import io.serai.journal.internal.record.ExchangeState;
import io.serai.journal.internal.record.Outcome;
import java.time.Instant;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Expression;
import org.apache.camel.Predicate;
import org.apache.camel.processor.aggregate.AggregateProcessor;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.ExchangeHelper;
import org.jspecify.annotations.Nullable;

/** What an aggregator's author asked for: how messages are joined, and when a group of them is complete. */
final class GroupStep {
    private final CamelContext context;
    private final String id;
    private final Expression correlation;
    private final AggregationStrategy strategy;
    private final @Nullable Predicate predicate;
    private final int size;
    private final @Nullable Expression sizeExpression;
    private final long timeoutMillis;
    private final @Nullable Expression timeoutExpression;
    private final long intervalMillis;
    private final boolean eager;
    private final boolean ignoresInvalidKeys;
    private final boolean discardsOnTimeout;

    private GroupStep(CamelContext context, String id, AggregateProcessor asked) {
        this.context = context;
        this.id = id;
        correlation = asked.getCorrelationExpression();
        strategy = asked.getAggregationStrategy();
        predicate = asked.getCompletionPredicate();
        size = asked.getCompletionSize();
        sizeExpression = asked.getCompletionSizeExpression();
        timeoutMillis = asked.getCompletionTimeout();
        timeoutExpression = asked.getCompletionTimeoutExpression();
        intervalMillis = asked.getCompletionInterval();
        eager = asked.isEagerCheckCompletion();
        ignoresInvalidKeys = asked.isIgnoreInvalidCorrelationKeys();
        discardsOnTimeout = asked.isDiscardOnCompletionTimeout();
    }

    /** Takes over from Camel's own aggregator, which will see no message and needs no timer. */
    static GroupStep of(CamelContext context, String id, AggregateProcessor camel) {
        if (camel.getCompletionInterval() > 0 && camel.getCompletionTimeout() > 0) {
            throw new IllegalArgumentException(
                    "Only one of completionInterval and completionTimeout can be used in " + id);
        }
        if (camel.getAggregationStrategy().canPreComplete()) {
            throw new IllegalArgumentException(
                    "The aggregationStrategy of " + id + " completes groups itself; use completionPredicate");
        }
        GroupStep step = new GroupStep(context, id, camel);
        if (camel.getCompletionInterval() > 0
                || camel.getCompletionTimeout() > 0
                || camel.getCompletionTimeoutExpression() != null) {
            camel.setCompletionInterval(0);
            camel.setCompletionTimeout(0);
            camel.setCompletionTimeoutExpression(null);
            camel.setCompletionSize(Integer.MAX_VALUE); // Camel asks for some completion
        }
        context.getRegistry().bind(bean(id), GroupStep.class, step);
        return step;
    }

    /** Null if the context has no such step. */
    static @Nullable GroupStep find(CamelContext context, String id) {
        return context.getRegistry().lookupByNameAndType(bean(id), GroupStep.class);
    }

    private static String bean(String id) {
        return "serai-group-" + id;
    }

    String id() {
        return id;
    }

    boolean ignoresInvalidKeys() {
        return ignoresInvalidKeys;
    }

    boolean discardsOnTimeout() {
        return discardsOnTimeout;
    }

    @Nullable
    String key(Exchange exchange) {
        return correlation.evaluate(exchange, String.class);
    }

    /** Why a group is complete that has just got a member; null if it is not. */
    @Nullable
    String complete(Exchange arrived, String key, int members, Iterable<Outcome> all) {
        boolean asksMessage = predicate != null || sizeExpression != null;
        if (asksMessage) {
            Exchange asked = eager ? counted(arrived.copy(), key, members) : join(all, key);
            if (predicate != null && predicate.matches(asked)) {
                return AggregateProcessor.COMPLETED_BY_PREDICATE;
            }
            Integer wanted = sizeExpression == null ? null : sizeExpression.evaluate(asked, Integer.class);
            if (wanted != null && wanted > 0) {
                return members >= wanted ? AggregateProcessor.COMPLETED_BY_SIZE : null;
            }
        }
        return size > 0 && members >= size ? AggregateProcessor.COMPLETED_BY_SIZE : null;
    }

    /** When the group is complete by itself. */
    @Nullable
    Instant due(Exchange arrived, Instant now, @Nullable Instant before) {
        Long millis = timeoutExpression == null ? null : timeoutExpression.evaluate(arrived, Long.class);
        if (millis != null && millis > 0) {
            return now.plusMillis(millis);
        }
        if (timeoutMillis > 0) {
            return now.plusMillis(timeoutMillis);
        }
        if (intervalMillis > 0 && before == null) {
            return Instant.ofEpochMilli((now.toEpochMilli() / intervalMillis + 1) * intervalMillis);
        }
        return null;
    }

    String byTime() {
        return intervalMillis > 0 ? AggregateProcessor.COMPLETED_BY_INTERVAL : AggregateProcessor.COMPLETED_BY_TIMEOUT;
    }

    /** What the members of a complete group are together. */
    Exchange joined(List<Outcome> members, Group group, String reason) {
        Exchange joined = join(members, group.key());
        joined.setProperty(ExchangePropertyKey.AGGREGATED_COMPLETED_BY, reason);
        if (reason.equals(AggregateProcessor.COMPLETED_BY_TIMEOUT)) {
            strategy.timeout(joined, -1, -1, timeoutMillis > 0 ? timeoutMillis : -1);
        }
        strategy.onCompletion(joined);
        return joined;
    }

    private Exchange join(Iterable<Outcome> members, String key) {
        Exchange joined = null;
        int count = 0;
        for (Outcome member : members) {
            Exchange next = new DefaultExchange(context);
            ExchangeState.apply(member, next, context.getClassResolver()::resolveClass);
            ExchangeHelper.prepareAggregation(joined, next);
            joined = strategy.aggregate(joined, next);
            if (joined == null) {
                throw new IllegalStateException("The aggregationStrategy of " + id + " returned nothing.");
            }
            counted(joined, key, ++count);
        }
        if (joined == null) {
            throw new IllegalStateException("A group of " + id + " has no members.");
        }
        return joined;
    }

    private static Exchange counted(Exchange exchange, String key, int members) {
        exchange.setProperty(ExchangePropertyKey.AGGREGATED_SIZE, members);
        exchange.setProperty(ExchangePropertyKey.AGGREGATED_CORRELATION_KEY, key);
        return exchange;
    }
}
