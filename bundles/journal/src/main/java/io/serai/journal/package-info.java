/** Durable execution of Camel routes: how others start runs and prepare contexts for them. */
@Version("0.1.0")
@NullMarked
package io.serai.journal;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
