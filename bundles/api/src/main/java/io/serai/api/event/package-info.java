/** The event bus: what happens in the hub, for WebSocket rooms, alerts and plugins. */
@Version("0.1.0")
@NullMarked
package io.serai.api.event;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
