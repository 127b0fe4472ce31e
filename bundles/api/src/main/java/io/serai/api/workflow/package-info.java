/** Workflows: definitions in Camel YAML, their versions, and what is wrong with them. */
@Version("0.1.0")
@NullMarked
package io.serai.api.workflow;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
