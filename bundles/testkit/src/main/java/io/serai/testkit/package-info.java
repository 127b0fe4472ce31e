/**
 * Contract tests for authors of plugins: implement the interface of what the plugin brings in a test class, and its tests
 * run. Everything runs on the class path, without a hub.
 */
@Version("0.1.0")
@NullMarked
package io.serai.testkit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
