/** What one scrape of one node found: the record of topic {@code samples}. */
@NullMarked
package dev.windlass.stream.sample;

import org.jspecify.annotations.NullMarked;
