/** What a workflow's {@code event:} trigger and steps ask for. */
@Version("0.1.0")
@NullMarked
package io.serai.camel.event;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
