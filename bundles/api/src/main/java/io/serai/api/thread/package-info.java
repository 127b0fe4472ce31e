/** Threads of the hub and of what it is made of. */
@Version("0.1.0")
@NullMarked
package io.serai.api.thread;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
