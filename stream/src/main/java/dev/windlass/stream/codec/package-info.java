/** Bytes of a record to a value and back; what cannot be read is data, never an exception. */
@NullMarked
package dev.windlass.stream.codec;

import org.jspecify.annotations.NullMarked;
