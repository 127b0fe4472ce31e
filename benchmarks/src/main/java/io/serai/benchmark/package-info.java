/** Programs that measure the hub from outside; see {@link io.serai.benchmark.Bench}. */
@NullMarked
package io.serai.benchmark;

import org.jspecify.annotations.NullMarked;
