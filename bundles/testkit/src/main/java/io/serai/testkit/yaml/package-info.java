/** The test of plugins that have no Java: a build scans this artifact for it. */
@Version("0.1.0")
@NullMarked
package io.serai.testkit.yaml;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
