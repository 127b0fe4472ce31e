/** Language models: what is asked, what they answer, which there are. */
@Version("0.1.0")
@NullMarked
package io.serai.api.model;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
