package io.serai.journal.internal.job;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Waits for what an operation has to answer with. */
final class Joined {
    private Joined() {}

    /** @throws RuntimeException as the stage failed */
    static <T> T of(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
