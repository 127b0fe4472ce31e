/** What a component calls whose step waits: for a time, a person, another execution. */
@Version("0.1.0")
@NullMarked
package io.serai.camel.suspend;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
