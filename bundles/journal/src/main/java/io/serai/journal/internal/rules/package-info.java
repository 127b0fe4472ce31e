/** What can and what cannot be held durable, known before anything runs. */
@NullMarked
package io.serai.journal.internal.rules;

import org.jspecify.annotations.NullMarked;
