/** Decisions that workflows wait for people to make. */
@Version("0.1.0")
@NullMarked
package io.serai.api.approval;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
