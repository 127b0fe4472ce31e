/** What a workflow's {@code schedule:} trigger asks for, and when that is. */
@Version("0.1.0")
@NullMarked
package io.serai.camel.schedule;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
