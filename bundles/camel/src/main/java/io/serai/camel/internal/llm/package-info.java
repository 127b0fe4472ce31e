/** {@code llm:}: a language model as a step. */
@NullMarked
package io.serai.camel.internal.llm;

import org.jspecify.annotations.NullMarked;
