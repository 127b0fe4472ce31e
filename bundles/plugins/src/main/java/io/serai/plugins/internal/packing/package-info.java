/** Makes packages: of a folder of YAML or of a bundle, with digests, an SBOM and a signature. */
@NullMarked
package io.serai.plugins.internal.packing;

import org.jspecify.annotations.NullMarked;
