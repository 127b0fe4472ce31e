/** Schedules: what the hub starts at a time of the clock, or after another schedule. */
@Version("0.1.0")
@NullMarked
package io.serai.api.schedule;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
