/** The vendors' protocols, spoken by LangChain4j's clients. */
@NullMarked
package io.serai.models.internal.vendor;

import org.jspecify.annotations.NullMarked;
