package io.serai.itests.durable;

import java.util.List;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.LoopDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.SplitDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;

/**
 * The mechanism in its smallest form: {@code bean:} nodes are effects whose results and final failures are recorded and
 * restored; a node whose id begins with {@code approve} parks by leaving its callback uncalled until there is a decision.
 */
final class ReplayInterceptor implements InterceptStrategy {
    static final String RECORDING = "spike-recording";
    private static final String PATH = "spike-path";

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, Processor nextTarget) {
        return new Step((ProcessorDefinition<?>) definition, target);
    }

    /** The prefix of a pass, and whose pass it is. */
    private record Pass(@Nullable Pass outer, String owner, String prefix) {}

    private static final class Step extends DelegateAsyncProcessor {
        private final ProcessorDefinition<?> definition;

        Step(ProcessorDefinition<?> definition, Processor target) {
            super(target);
            this.definition = definition;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            Recording recording = exchange.getProperty(RECORDING, Recording.class);
            Pass pass = pass(exchange);
            String path = (pass == null ? "" : pass.prefix()) + "/" + definition.getId();
            if (definition.getId().startsWith("approve")) {
                return approve(recording, path, exchange, callback);
            }
            boolean effect = definition.getLabel().startsWith("bean:");
            Recording.Result known = effect ? recording.results.get(path) : null;
            if (known != null) {
                recording.restored.incrementAndGet();
                restore(known, exchange);
                callback.done(true);
                return true;
            }
            if (definition.getLabel().startsWith("direct:")) {
                exchange.setProperty(PATH, new Pass(pass, definition.getId(), path));
            }
            return super.process(exchange, sync -> {
                if (effect) {
                    recording.results.put(
                            path, new Recording.Result(exchange.getMessage().getBody(), exchange.getException()));
                }
                exchange.setProperty(PATH, pass);
                callback.done(sync);
            });
        }

        private static boolean approve(Recording recording, String path, Exchange exchange, AsyncCallback callback) {
            String decision = recording.decisions.get(path);
            if (decision == null) {
                recording.parked.add(path);
                exchange.getContext().getInflightRepository().remove(exchange);
                return false; // the callback stays uncalled: no thread, no handler, no completion
            }
            exchange.getMessage().setBody(exchange.getMessage().getBody() + ":" + decision);
            callback.done(true);
            return true;
        }

        private static void restore(Recording.Result known, Exchange exchange) {
            if (known.failure() != null) {
                exchange.setException(known.failure());
            } else {
                exchange.getMessage().setBody(known.body());
            }
        }

        /** The first node of a pass opens it: Camel's index is right then, and may be stale later. */
        private @Nullable Pass pass(Exchange exchange) {
            Pass current = exchange.getProperty(PATH, Pass.class);
            ProcessorDefinition<?> parent = definition.getParent();
            ExchangePropertyKey index = parent instanceof SplitDefinition
                    ? ExchangePropertyKey.SPLIT_INDEX
                    : parent instanceof LoopDefinition ? ExchangePropertyKey.LOOP_INDEX : null;
            List<?> siblings = parent == null ? List.of() : parent.getOutputs();
            if (index == null || siblings.isEmpty() || siblings.get(0) != definition) {
                return current;
            }
            Pass outer = current != null && current.owner().equals(parent.getId()) ? current.outer() : current;
            String prefix = (outer == null ? "" : outer.prefix()) + "/" + parent.getId() + "["
                    + exchange.getProperty(index, Integer.class) + "]";
            Pass next = new Pass(outer, parent.getId(), prefix);
            exchange.setProperty(PATH, next);
            return next;
        }
    }
}
