package io.serai.itests.durable;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Joins the bodies of a split by commas. */
public final class JoinedBodies implements AggregationStrategy {
    @Override
    public Exchange aggregate(@Nullable Exchange before, Exchange next) {
        if (before == null) {
            return next;
        }
        before.getMessage()
                .setBody(before.getMessage().getBody() + "," + next.getMessage().getBody());
        return before;
    }
}
