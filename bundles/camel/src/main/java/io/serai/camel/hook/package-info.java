/** What a workflow's {@code hook:} trigger asks for. */
@Version("0.1.0")
@NullMarked
package io.serai.camel.hook;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
