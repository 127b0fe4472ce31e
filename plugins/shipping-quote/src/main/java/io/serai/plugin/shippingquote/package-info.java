/** A tool that quotes shipping by an example tariff. */
@NullMarked
package io.serai.plugin.shippingquote;

import org.jspecify.annotations.NullMarked;
