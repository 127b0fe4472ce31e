/** Queues: how many executions of a kind run at once, and which goes first. */
@Version("0.1.0")
@NullMarked
package io.serai.api.queue;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
