/** The HTTP that LangChain4j's clients speak: ours, so that it can be cancelled, timed and understood. */
@NullMarked
package io.serai.models.internal.wire;

import org.jspecify.annotations.NullMarked;
