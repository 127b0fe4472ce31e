/** Groups of messages that aggregators collect, in the store. */
@NullMarked
package io.serai.journal.internal.group;

import org.jspecify.annotations.NullMarked;
