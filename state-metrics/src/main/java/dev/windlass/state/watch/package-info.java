/** Lists and watches: objects from the API server into the stores, nothing kept of them but their text. */
@NullMarked
package dev.windlass.state.watch;

import org.jspecify.annotations.NullMarked;
